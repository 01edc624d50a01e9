import { isCoded } from '../domain/errors.ts'

interface Manner {
  /** How often it is asked whether its reader still may. In milliseconds. */
  beat: number
  /** Throws where they may not. */
  mayGoOn: () => Promise<void>
  /** How long its reader may take for each piece. In milliseconds. */
  patience: number
  /** Told once, when the stream has ended: of what ended it, or of nothing where it is whole or its reader left. */
  ended: (error: unknown) => void
  /** Ends what makes the pieces when nobody reads them any more. */
  gone: AbortController
}

/**
 * The body of an answer that is made while it is read: a piece when there is room for it. What goes wrong on the way
 * breaks the answer off, so that nobody takes a part of it for the whole. A reader who stops reading is taken for gone,
 * for the pieces hold a session.
 */
export function lineStream(pieces: AsyncIterator<string>, manner: Manner): ReadableStream<Uint8Array> {
  const { beat, patience, mayGoOn, ended, gone } = manner
  const encoder = new TextEncoder()
  let isOver = false
  let stop = (_error: unknown) => {}
  const over = (error: unknown) => {
    if (isOver) return
    isOver = true
    clearInterval(asking)
    clearTimeout(waiting)
    gone.abort()
    ended(error)
  }
  const asking = setInterval(() => {
    // Where the database has no connection left for the question, it is asked again.
    mayGoOn().catch((error) => isCoded(error) && error.kind === 'forbidden' && stop(error))
  }, beat).unref()
  const wait = () => setTimeout(() => stop(null), patience).unref()
  let waiting = wait()

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        stop = (error) => {
          if (isOver) return
          over(error)
          controller.error(error ?? new Error('nobody reads'))
          void pieces.return?.()
        }
      },
      async pull(controller) {
        clearTimeout(waiting)
        try {
          const piece = await pieces.next()
          if (isOver) return
          if (!piece.done) {
            controller.enqueue(encoder.encode(piece.value))
            waiting = wait()
          } else {
            over(null)
            controller.close()
          }
        } catch (error) {
          stop(error)
        }
      },
      async cancel() {
        over(null)
        await pieces.return?.()
      },
    },
    { highWaterMark: 0 },
  )
}
