import { type ProblemDetails, problemDetails } from '../contract/problem.ts'
import { type CodedError, type ErrorKind, InvalidInput, isCoded } from '../domain/errors.ts'
import { GuessedTooOften } from '../domain/guesses.ts'
import type { HttpTexts } from '../languages/en/http.ts'
import { http as en } from '../languages/en/http.ts'
import { http as ja } from '../languages/ja/http.ts'
import type { Language } from '../languages/language.ts'
import { MethodNotAllowed } from './errors.ts'

const texts: Readonly<Record<Language, HttpTexts>> = { en, ja }

/** The status of a kind; a code that HTTP has a status of its own for has that. */
const statusOfKind: Readonly<Record<ErrorKind, number>> = {
  invalid: 422,
  not_found: 404,
  refused: 409,
  forbidden: 403,
  conflict: 409,
  unavailable: 503,
  bug: 500,
}

const statusOfCode: Readonly<Record<string, number>> = {
  not_signed_in: 401,
  sign_in_refused: 401,
  guessed_too_often: 429,
  // It is the server's role in the database that may not, whoever asks.
  not_permitted: 503,
  method_not_allowed: 405,
  body_too_large: 413,
  body_not_json: 415,
  broken_body: 400,
  idempotency_key_needed: 400,
  precondition_needed: 428,
  draft_changed: 412,
}

/** For a database that is not there at the moment. */
const retryAfterSeconds = 2

export interface Problem {
  status: number
  details: ProblemDetails
  headers: Record<string, string>
}

/** Whatever went wrong, as problem details in the reader's language. Of a bug it tells nothing but the request's id. */
export function problemOf(error: unknown, asked: { language: Language; requestId: string }): Problem {
  const details = detailsOf(error, asked)
  const { status } = details

  return {
    status,
    details: problemDetails.encode(details),
    headers: {
      'content-type': 'application/problem+json',
      'content-language': asked.language,
      ...(status === 503 ? { 'retry-after': String(retryAfterSeconds) } : {}),
      ...(error instanceof GuessedTooOften ? { 'retry-after': String(error.data.seconds) } : {}),
      ...(status === 401 ? { 'www-authenticate': 'Bearer realm="tenken"' } : {}),
      ...(error instanceof MethodNotAllowed ? { allow: error.data.allowed.join(', ') } : {}),
    },
  }
}

function detailsOf(
  error: unknown,
  { language, requestId }: { language: Language; requestId: string },
): ProblemDetails {
  const said = texts[language]
  const instance = `urn:uuid:${requestId}`
  if (!isCoded(error) || error.kind === 'bug') {
    return {
      type: typeOf('bug'),
      title: said.titles.bug,
      status: 500,
      detail: said.bug,
      instance,
      code: 'bug',
      kind: 'bug',
      next: said.afterBug(requestId),
      data: {},
    }
  }
  const { code, kind, data } = error

  return {
    type: typeOf(code),
    title: said.titles[kind],
    status: statusOf(error),
    detail: said.sayError(error),
    instance,
    code,
    kind,
    next: said.sayNext(error),
    data: { ...data },
    ...(error instanceof InvalidInput ? { field: error.data.field } : {}),
  }
}

function statusOf({ code, kind }: CodedError): number {
  return statusOfCode[code] ?? statusOfKind[kind]
}

/** Stable; docs/errors.md tells what each code means. */
function typeOf(code: string): string {
  return `urn:tenken:error:${code}`
}
