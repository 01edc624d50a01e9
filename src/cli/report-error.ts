import { type ErrorKind, isCoded } from '../domain/errors.ts'
import type { Context } from './context.ts'
import { bugExitCode, exitCodeOf } from './exit-code.ts'
import { plain } from './output/width.ts'

export interface Reporting {
  json: boolean
  debug: boolean
}

/** Says on stderr what went wrong, on one line or as one JSON document, and returns the exit code. */
export async function reportError(
  error: unknown,
  context: Context,
  { json, debug }: Reporting,
): Promise<number> {
  const { terminal, env } = context
  const told = tell(error, context)
  const line = json ? await encoded(told) : `tenken: ${sayTold(told, context)}`
  const details = debug ? `\n${stacks(error)}` : ''
  terminal.err(`${withoutPassword(line + details, env['DATABASE_URL'])}\n`)

  return isCoded(error) ? exitCodeOf(error) : bugExitCode
}

/** By the contract, which is loaded for a program alone. */
async function encoded(error: Told): Promise<string> {
  const { encodeDocument } = await import('../contract/documents.ts')

  return JSON.stringify(encodeDocument('failure', { error }))
}

export interface Told {
  code: string
  kind: ErrorKind
  message: string
  /** What to do about it at the command line; null where the message says all. */
  next: string | null
  data: Record<string, unknown>
}

/** The error on one line: what is wrong, and what to do next. */
export function sayTold({ message, next }: Told, { texts }: Context): string {
  return plain(next === null ? message : texts.advised(message, next)).replaceAll('\n', ' ')
}

/** The error as a program reads it, its message in the reader's language. */
export function tell(error: unknown, { texts }: Context): Told {
  if (isCoded(error)) {
    const { code, kind, data } = error

    return { code, kind, message: texts.sayError(error), next: texts.sayNext(error), data: { ...data } }
  }
  const reason = error instanceof Error ? error.message || error.name : String(error)

  return { code: 'bug', kind: 'bug', message: texts.bug(reason), next: texts.afterBug, data: {} }
}

function stacks(error: unknown): string {
  const found: string[] = []
  for (let at = error; at instanceof Error; at = at.cause) found.push(at.stack ?? at.message)

  return found.join('\ncaused by ')
}

/** Neither the URL's password as it was typed nor as it was meant. */
function withoutPassword(text: string, url?: string): string {
  return passwordsOf(url).reduce((kept, password) => kept.replaceAll(password, '***'), text)
}

/** The password in a URL, as it was typed and as it was meant; none where it has none. */
export function passwordsOf(url = ''): string[] {
  const typed = /^\w+:\/\/[^:@/]*:(.*)@/.exec(url)?.[1]

  return typed ? [typed, decoded(typed)] : []
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
