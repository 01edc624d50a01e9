import { setFlagsFromString } from 'node:v8'
import { nounIn } from './noun-in.ts'

/** Those that work for as long as they are left to. */
const lasting: readonly (string | undefined)[] = ['demo', 'serve']

/** What V8 can be told is its own affair; of a newer Node nobody has looked. */
const newestKnown = 24

/** Whoever reads a whole trail makes much that is forgotten at once, and keeps what a record is compared with for a while. */
const readingMuch = ['--min-semi-space-size=16', '--max-semi-space-size=32']

/**
 * V8's flags for a command: most end before it has won back what optimising the embedded engine costs, which is a third
 * of their CPU and more; of `audit`, less of it goes to the garbage collector. None where another command lasts, or where
 * Node is newer than what this was tried on.
 */
export function flagsFor(argv: readonly string[], node: string): readonly string[] {
  if (Number.parseInt(node, 10) > newestKnown) return []
  const noun = nounIn(argv)
  if (noun === 'audit') return readingMuch
  // Of a plant to try things with its start counts: it is looked at by one person.
  if (lasting.includes(noun) && !argv.includes('--demo')) return []

  return ['--no-wasm-dynamic-tiering', '--no-wasm-tier-up']
}

/** Holds for the whole process, so for a program's own command alone; before any WebAssembly is compiled. */
export function setV8Flags(argv: readonly string[], node: string): void {
  for (const flag of flagsFor(argv, node)) setFlagsFromString(flag)
}
