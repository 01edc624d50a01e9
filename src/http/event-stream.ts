/** Sent to whoever reads events (the event stream of HTML). */
export interface ServerEvent {
  readonly event: string
  readonly data: unknown
}

interface Manner {
  /** How often the stream shows that it goes on. In milliseconds. */
  beat: number
  /** Asked with each beat; what it throws ends the stream. */
  mayGoOn: () => Promise<void>
  /** Told once, when the stream has ended: of what ended it, or of nothing where its reader left. */
  ended: (error: unknown) => void
  /** The last event of a stream that an error ends. */
  lastOf: (error: unknown) => ServerEvent
  /** Ends the events when nobody reads them any more. */
  gone: AbortController
}

const streams = new WeakSet<Response>()

/** Proxies are asked to pass each event on at once: nginx would keep them back until a buffer is full. */
const always = { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' }

/** An answer of events. */
export function answerOfEvents(
  body: ReadableStream<Uint8Array>,
  { status, headers }: { status: number; headers: Readonly<Record<string, string>> },
): Response {
  const response = new Response(body, { status, headers: { ...headers, ...always } })
  streams.add(response)

  return response
}

/** Whether an answer goes on until somebody leaves. Its headers are not looked at, which would cost every answer some. */
export function isEvents(response: Response): boolean {
  return streams.has(response)
}

/**
 * The body of an answer that goes on until its reader leaves. An event is made when there is room for it, so that whoever
 * reads slowly holds up nobody. Between events it shows that it lives, by which proxies keep it and a connection that is
 * gone is found out.
 */
export function eventStream(events: AsyncIterable<ServerEvent>, manner: Manner): ReadableStream<Uint8Array> {
  const { beat, mayGoOn, ended, lastOf, gone } = manner
  const iterator = events[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  let next: Promise<IteratorResult<ServerEvent, unknown>> | undefined
  let isOver = false
  const over = (error: unknown) => {
    if (isOver) return
    isOver = true
    gone.abort()
    ended(error)
  }

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          next ??= iterator.next()
          const found = await within(beat, next)
          if (found === undefined) {
            await mayGoOn()
            controller.enqueue(encoder.encode(':\n\n'))

            return
          }
          next = undefined
          if (!found.done) controller.enqueue(encoder.encode(lines(found.value)))
          else {
            over(null)
            controller.close()
          }
        } catch (error) {
          if (isOver) return
          over(error)
          controller.enqueue(encoder.encode(lines(lastOf(error))))
          controller.close()
        }
      },
      async cancel() {
        over(null)
        await iterator.return?.()
      },
    },
    { highWaterMark: 0 },
  )
}

/** What the promise comes to, or undefined where it has not after so many milliseconds. */
async function within<Value>(milliseconds: number, promise: Promise<Value>): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds, undefined)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

/** JSON has no line breaks of its own, so that one line of data is enough. */
function lines({ event, data }: ServerEvent): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}
