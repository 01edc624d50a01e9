import type { CodedError, ErrorKind } from '../domain/errors.ts'

const ofKind: Readonly<Record<ErrorKind, number>> = { refused: 1, invalid: 2, not_found: 3, unavailable: 4 }

/** These can only come from a mistake in Tenken itself. */
const bugs = new Set(['session_misuse', 'transaction_aborted'])

export const bugExitCode = 70

/** 0 done · 1 refused or failed · 2 wrong usage or input · 3 not found · 4 try again later · 70 bug · 130 Ctrl+C. */
export function exitCodeOf({ code, kind }: CodedError): number {
  if (code.endsWith('interrupted')) return 130

  return bugs.has(code) ? bugExitCode : ofKind[kind]
}
