import type { MovedClock } from './moved-clock.ts'

/** What becomes of somebody or something: it goes on at each time that it yields. */
export type Script = AsyncGenerator<Date, void, undefined>

/** Plays scripts together, each going on when its time has come, and the clock with them. */
export async function play(scripts: readonly Script[], clock: MovedClock): Promise<void> {
  const waiting: { script: Script; until: Date }[] = []
  const goOn = async (script: Script) => {
    const { value, done } = await script.next()
    if (!done) waiting.push({ script, until: value })
  }
  for (const script of scripts) await goOn(script)
  for (;;) {
    // Of those at the same time, the one that has waited longest.
    waiting.sort((one, other) => one.until.getTime() - other.until.getTime())
    const next = waiting.shift()
    if (!next) return
    clock.moveTo(next.until)
    await goOn(next.script)
  }
}
