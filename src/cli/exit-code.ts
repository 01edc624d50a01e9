import type { CodedError, ErrorKind } from '../domain/errors.ts'
import { Interruption } from './errors.ts'

const ofKind: Readonly<Record<ErrorKind, number>> = {
  refused: 1,
  forbidden: 1,
  conflict: 1,
  invalid: 2,
  not_found: 3,
  unavailable: 4,
  bug: 70,
}

export const bugExitCode = ofKind.bug

/** 0 done · 1 refused or failed · 2 wrong usage or input · 3 not found · 4 try again later · 70 bug · 130 Ctrl+C. */
export function exitCodeOf(error: CodedError): number {
  return error instanceof Interruption ? 130 : ofKind[error.kind]
}
