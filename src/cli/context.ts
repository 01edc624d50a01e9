import type { Texts } from '../languages/en/cli.ts'
import type { Language } from '../languages/language.ts'
import type { ProgramName } from './called-as.ts'
import type { Terminal } from './output/terminal.ts'

/** What every command is handed: where to write, in which language, and what the environment says. */
export interface Context {
  readonly terminal: Terminal
  /** What arrives on standard input; read by commands that are told to. */
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean }
  readonly language: Language
  /** How its own commands are typed where it runs. */
  readonly program: ProgramName
  readonly texts: Texts
  readonly env: Readonly<Record<string, string | undefined>>
  readonly now: () => Date
  /** Runs the work with Ctrl+C turned into a request to stop at the next good place. */
  interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>
  /** Resolves when the process is told to end; a hangup before that asks for `reload`. */
  untilTold(reload: () => Promise<void>): Promise<NodeJS.Signals>
}
