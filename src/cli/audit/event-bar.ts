import type { Context } from '../context.ts'
import { cut } from '../output/width.ts'

const cells = 20
const everyMs = 100

/** How many events of about how many are done: a bar drawn over itself for a person, nothing otherwise. */
export class EventBar {
  readonly #context: Context
  #drawn = 0

  constructor(context: Context) {
    this.#context = context
  }

  /** For whoever does the work to call, as often as they like. */
  readonly draw = (done: number, about: number): void => {
    const { terminal, texts, now } = this.#context
    const at = now().getTime()
    if (!terminal.live || at - this.#drawn < everyMs) return
    this.#drawn = at
    const filled = Math.min(cells, Math.round((cells * done) / Math.max(1, about, done)))
    const bar = '█'.repeat(filled) + '░'.repeat(cells - filled)
    const text = texts.audit.progress(done, Math.max(done, Math.round(about)))
    terminal.err(`\r\u001b[K${bar} ${cut(text, terminal.columns - cells - 2)}`)
  }

  /** Takes the bar away, before anything else is written and at the end. */
  clear(): void {
    if (this.#drawn > 0) this.#context.terminal.err('\r\u001b[K')
  }
}

/** Shows a bar for as long as `work` runs. */
export async function withEventBar<T>(
  context: Context,
  work: (draw: EventBar['draw']) => Promise<T>,
): Promise<T> {
  const bar = new EventBar(context)
  try {
    return await work(bar.draw)
  } finally {
    bar.clear()
  }
}
