import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { anEmptyDatabase, engineUnderTest } from '../setup/database.ts'
import { node } from '../setup/node.ts'
import { placeInMemory } from '../setup/place-in-memory.ts'

const main = resolve(import.meta.dirname, '../../dist/main.js')

export interface Outcome {
  code: number | null
  stdout: string
  stderr: string
}

export interface Running {
  outcome: Promise<Outcome>
  kill: (signal: NodeJS.Signals) => void
  /** Resolves with the match once stdout or stderr has said this; never where it does not. */
  says: (text: string | RegExp) => Promise<RegExpExecArray>
  /** Goes away without reading, as `| true` does. */
  stopReading: () => void
}

/** Starts the built command as a process of its own, with nothing of this machine's settings, not even its PATH. */
export function start(args: readonly string[], env: Record<string, string> = {}): Running {
  const [program, ...flags] = node
  const child = spawn(program, [...flags, main, ...args], {
    env: { TZ: 'Asia/Tokyo', LANG: 'C.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { stdout: '', stderr: '' }
  const listeners = new Set<() => void>()
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text
      for (const listener of listeners) listener()
    })
  }

  return {
    outcome: new Promise((done) => child.on('close', (code) => done({ code, ...said }))),
    kill: (signal) => child.kill(signal),
    says: (text) =>
      new Promise((done) => {
        const look = () => {
          const match = new RegExp(text).exec(said.stdout + said.stderr)
          if (match) done(match)
        }
        listeners.add(look)
        look()
      }),
    stopReading: () => child.stdout.destroy(),
  }
}

export function tenken(args: readonly string[], env: Record<string, string> = {}): Promise<Outcome> {
  return start(args, env).outcome
}

/** The command line of one database: every call answers with what it printed, and throws unless it succeeds. */
export class CommandLine {
  readonly url: string
  readonly #drop: () => Promise<void>

  constructor(url: string, drop: () => Promise<void>) {
    this.url = url
    this.#drop = drop
  }

  /** Runs a command as this person; nobody acts where the email is empty. */
  run(email: string, ...args: string[]): Promise<Outcome> {
    return tenken(args, { DATABASE_URL: this.url, TENKEN_USER: email })
  }

  async done(email: string, ...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await this.run(email, ...args)
    if (code !== 0) throw new Error(`tenken ${args.join(' ')} ended with ${code}: ${stderr}`)

    return stdout
  }

  async json<Answer>(email: string, ...args: string[]): Promise<Answer> {
    return JSON.parse(await this.done(email, ...args, '--json'))
  }

  drop(): Promise<void> {
    return this.#drop()
  }
}

/** An empty database that outlives the processes which use it. */
export async function aCommandLine(): Promise<CommandLine> {
  if (engineUnderTest === 'embedded') {
    const folder = await mkdtemp(join(placeInMemory() ?? tmpdir(), 'tenken-cli-'))

    return new CommandLine(`pglite:${join(folder, 'data')}`, () => rm(folder, { recursive: true }))
  }
  const { url, drop } = await anEmptyDatabase()

  return new CommandLine(url, drop)
}

export function aFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'tenken-cli-'))
}
