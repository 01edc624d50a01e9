import type { Host } from '../host.ts'

type Style = 'red' | 'green' | 'yellow' | 'bold' | 'dim'

const codes: Record<Style, readonly [number, number]> = {
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  bold: [1, 22],
  dim: [2, 22],
}

/** Where a command writes: results to `out`, everything else to `err`. */
export interface Terminal {
  /** The width that text is laid out for; 80 where nobody's screen is at the other end. */
  readonly columns: number
  /** True where a person watches stderr, so that a line may be drawn over. */
  readonly live: boolean
  /** True once the reader of stdout has gone away (`tenken … | head`): what is written then goes nowhere. */
  readonly closed: boolean
  out(text: string): void
  /** The same, and waits until the reader keeps up: for more than should be held in memory. */
  flow(text: string): Promise<void>
  err(text: string): void
  /** Colours the text where colour is wanted. */
  paint(style: Style, text: string): string
}

/** The process's own streams. A reader that leaves early never ends a command half way. */
export function openTerminal({ stdout, stderr, env }: Host): Terminal {
  const colored = stdout.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb'
  const gone = { out: false, err: false }
  stdout.on(
    'error',
    ignoreLeaving(() => (gone.out = true)),
  )
  stderr.on(
    'error',
    ignoreLeaving(() => (gone.err = true)),
  )

  return {
    columns: stdout.isTTY ? Math.max(60, stdout.columns) : 80,
    live: stderr.isTTY === true,
    get closed() {
      return gone.out
    },
    out(text) {
      if (!gone.out) stdout.write(text)
    },
    flow(text) {
      return gone.out ? Promise.resolve() : new Promise((done) => stdout.write(text, () => done()))
    },
    err(text) {
      if (!gone.err) stderr.write(text)
    },
    paint(style, text) {
      const [on, off] = codes[style]

      return colored ? `\u001b[${on}m${text}\u001b[${off}m` : text
    },
  }
}

function ignoreLeaving(leave: () => void): (error: NodeJS.ErrnoException) => void {
  return (error) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error
    leave()
  }
}
