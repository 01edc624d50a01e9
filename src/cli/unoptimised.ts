import { setFlagsFromString } from 'node:v8'
import { nounIn } from './noun-in.ts'

/** Those that work for as long as they are left to, or as there are records. */
const lasting: readonly (string | undefined)[] = ['audit', 'demo', 'serve']

/** What V8 can be told is its own affair; of a newer Node nobody has looked. */
const newestKnown = 24

/**
 * V8's flags for a command: most end before it has won back what optimising the embedded engine costs, which is a third
 * of their CPU and more. None where the command lasts, or where Node is newer than what this was tried on.
 */
export function flagsFor(argv: readonly string[], node: string): readonly string[] {
  // Of a plant to try things with its start counts: it is looked at by one person.
  const lasts = lasting.includes(nounIn(argv)) && !argv.includes('--demo')
  if (lasts || Number.parseInt(node, 10) > newestKnown) return []

  return ['--no-wasm-dynamic-tiering', '--no-wasm-tier-up']
}

/** Holds for the whole process, so for a program's own command alone; before any WebAssembly is compiled. */
export function leaveUnoptimised(argv: readonly string[], node: string): void {
  for (const flag of flagsFor(argv, node)) setFlagsFromString(flag)
}
