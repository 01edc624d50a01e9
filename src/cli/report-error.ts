import { isCoded } from '../domain/errors.ts'
import type { Context } from './context.ts'
import { bugExitCode, exitCodeOf } from './exit-code.ts'
import { plain } from './output/width.ts'

export interface Reporting {
  json: boolean
  debug: boolean
}

/** Says on stderr what went wrong, on one line or as one JSON document, and returns the exit code. */
export function reportError(error: unknown, context: Context, { json, debug }: Reporting): number {
  const { terminal, env } = context
  const told = tell(error, context)
  const line = json ? JSON.stringify({ error: told }) : `tenken: ${plain(told.message).replaceAll('\n', ' ')}`
  const details = debug ? `\n${stacks(error)}` : ''
  terminal.err(`${withoutPassword(line + details, env['DATABASE_URL'])}\n`)

  return isCoded(error) ? exitCodeOf(error) : bugExitCode
}

export interface Told {
  code: string
  message: string
  data: object
}

/** The error as a program reads it, its message in the reader's language. */
export function tell(error: unknown, { texts }: Context): Told {
  if (isCoded(error)) {
    return { code: error.code, message: texts.sayError(error), data: error.data }
  }
  const reason = error instanceof Error ? error.message || error.name : String(error)

  return { code: 'bug', message: texts.bug(reason), data: {} }
}

function stacks(error: unknown): string {
  const found: string[] = []
  for (let at = error; at instanceof Error; at = at.cause) found.push(at.stack ?? at.message)

  return found.join('\ncaused by ')
}

/** Neither the URL's password as it was typed nor as it was meant. */
function withoutPassword(text: string, url = ''): string {
  const typed = /^\w+:\/\/[^:@/]*:(.*)@/.exec(url)?.[1]
  if (!typed) return text

  return [typed, decoded(typed)].reduce((kept, password) => kept.replaceAll(password, '***'), text)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
