import { type Logger, pino } from 'pino'
import { isCoded } from '../../domain/errors.ts'
import type { LogLevel } from './settings.ts'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

interface LogOptions {
  readonly level: LogLevel
  /** What must never be written, whoever says it: passwords and tokens that this program was given. */
  readonly secrets: readonly string[]
}

/** What nobody is to log, and what is struck out where somebody does. */
const struckOut = ['authorization', 'cookie', 'password', 'pin', 'secret', 'token'].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
])

/** Writes one JSON object a line: when, how grave, what happened, and its facts. */
export function makeLog({ level, secrets }: LogOptions, write: (line: string) => void): Log {
  const hidden = secrets.filter(Boolean).flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])

  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: struckOut, censor: '***' },
      serializers: { error: factsOf },
    },
    { write: (line) => write(hidden.reduce((text, secret) => text.replaceAll(secret, '***'), line)) },
  )
}

/** What an error says and where it comes from. Neither its data nor PostgreSQL's detail: they hold what people wrote. */
function factsOf(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) }
  const { name, message, stack } = error
  const code = isCoded(error) || ('code' in error && typeof error.code === 'string') ? error.code : undefined

  return { name, code, message, stack, ...(error.cause === undefined ? {} : { cause: factsOf(error.cause) }) }
}
