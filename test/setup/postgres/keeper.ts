import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Plan } from './plan.ts'

/** The process between a test run and its server; see keeper.mjs. */
export interface Keeper {
  hasEnded(): boolean
  /** The end of what it and the server have printed. */
  lastWords(): string
  /** Waits until the server and its folders are gone. */
  stop(): Promise<void>
}

const script = fileURLToPath(new URL('./keeper.mjs', import.meta.url))

/** Starts the keeper in a process group of its own, out of reach of the terminal's Ctrl+C. */
export function startKeeper(plan: Plan): Keeper {
  const child = spawn(process.execPath, [script, JSON.stringify(plan)], {
    detached: true,
    windowsHide: true,
    // initdb stops at a locale that this computer does not have, even where it does not use it.
    env: { ...process.env, LC_ALL: 'C' },
  })
  const ended = once(child, 'exit')
  let words = ''
  for (const output of [child.stdout, child.stderr]) {
    output.on('data', (chunk: Buffer) => {
      words = (words + chunk).slice(-2_000)
    })
  }

  return {
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    lastWords: () => words,
    async stop() {
      child.stdin.end()
      await ended
    },
  }
}
