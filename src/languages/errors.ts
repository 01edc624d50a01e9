import type { CodedError } from '../domain/errors.ts'

/** Every error with a code of its own that a module exports. */
export type ErrorsOf<Module> = {
  [Name in keyof Module]: Module[Name] extends abstract new (
    ...args: never[]
  ) => infer E
    ? E extends CodedError
      ? string extends E['code']
        ? never
        : E
      : never
    : never
}[keyof Module]

/** Every error that a person may meet, whichever front door they came through. */
export type KnownError =
  | ErrorsOf<typeof import('../application/audit/export-reading.ts')>
  | ErrorsOf<typeof import('../application/references.ts')>
  | ErrorsOf<typeof import('../application/repeated-requests.ts')>
  | ErrorsOf<typeof import('../config.ts')>
  | ErrorsOf<typeof import('../domain/api-tokens.ts')>
  | ErrorsOf<typeof import('../domain/devices.ts')>
  | ErrorsOf<typeof import('../domain/draft-state.ts')>
  | ErrorsOf<typeof import('../domain/errors.ts')>
  | ErrorsOf<typeof import('../domain/first-start.ts')>
  | ErrorsOf<typeof import('../domain/guesses.ts')>
  | ErrorsOf<typeof import('../domain/hazard-acknowledgement.ts')>
  | ErrorsOf<typeof import('../domain/importing.ts')>
  | ErrorsOf<typeof import('../domain/looking-after-people.ts')>
  | ErrorsOf<typeof import('../domain/safety-check.ts')>
  | ErrorsOf<typeof import('../domain/secrets.ts')>
  | ErrorsOf<typeof import('../domain/sop.ts')>
  | ErrorsOf<typeof import('../domain/sop-deletion.ts')>
  | ErrorsOf<typeof import('../domain/sop-version.ts')>
  | ErrorsOf<typeof import('../domain/user.ts')>
  | ErrorsOf<typeof import('../domain/version-before.ts')>
  | ErrorsOf<typeof import('../domain/work-meant.ts')>
  | ErrorsOf<typeof import('../domain/work-session.ts')>
  | ErrorsOf<typeof import('../formats/format.ts')>
  | ErrorsOf<typeof import('../formats/unreadable.ts')>
  | ErrorsOf<typeof import('../infrastructure/database/embedded/errors.ts')>
  | ErrorsOf<typeof import('../infrastructure/database/errors.ts')>
  | ErrorsOf<typeof import('../migrations/autogenerate/errors.ts')>
  | ErrorsOf<typeof import('../migrations/diff/errors.ts')>
  | ErrorsOf<typeof import('../migrations/errors.ts')>
  | ErrorsOf<typeof import('../migrations/release/errors.ts')>
  | ErrorsOf<typeof import('../migrations/schema/errors.ts')>
  | ErrorsOf<typeof import('../infrastructure/database/rights/errors.ts')>

/** Every error that a person may meet at the command line. */
export type CliError =
  | KnownError
  | ErrorsOf<typeof import('../cli/audit/errors.ts')>
  | ErrorsOf<typeof import('../cli/errors.ts')>
  | ErrorsOf<typeof import('../cli/user/errors.ts')>
  | ErrorsOf<typeof import('../http/serve/errors.ts')>

/** Every error that a person may meet over HTTP: of work on records, and none of those of migrations. */
export type HttpError =
  | ErrorsOf<typeof import('../http/errors.ts')>
  | ErrorsOf<typeof import('../http/serve/refusals.ts')>
  | ErrorsOf<typeof import('../application/references.ts')>
  | ErrorsOf<typeof import('../application/repeated-requests.ts')>
  | ErrorsOf<typeof import('../domain/api-tokens.ts')>
  | ErrorsOf<typeof import('../domain/devices.ts')>
  | ErrorsOf<typeof import('../domain/first-start.ts')>
  | ErrorsOf<typeof import('../domain/guesses.ts')>
  | ErrorsOf<typeof import('../domain/secrets.ts')>
  | ErrorsOf<typeof import('../domain/draft-state.ts')>
  | ErrorsOf<typeof import('../domain/errors.ts')>
  | ErrorsOf<typeof import('../domain/hazard-acknowledgement.ts')>
  | ErrorsOf<typeof import('../domain/importing.ts')>
  | ErrorsOf<typeof import('../domain/looking-after-people.ts')>
  | ErrorsOf<typeof import('../domain/safety-check.ts')>
  | ErrorsOf<typeof import('../domain/sop.ts')>
  | ErrorsOf<typeof import('../domain/sop-deletion.ts')>
  | ErrorsOf<typeof import('../domain/sop-version.ts')>
  | ErrorsOf<typeof import('../domain/user.ts')>
  | ErrorsOf<typeof import('../domain/version-before.ts')>
  | ErrorsOf<typeof import('../domain/work-meant.ts')>
  | ErrorsOf<typeof import('../domain/work-session.ts')>
  | ErrorsOf<typeof import('../formats/format.ts')>
  | ErrorsOf<typeof import('../formats/unreadable.ts')>
  | ErrorsOf<typeof import('../infrastructure/database/errors.ts')>

type DataOf<E extends CodedError, Code extends E['code']> = Extract<E, { code: Code }>['data']

/** One sentence for each code: the compiler refuses a translation that leaves one out. */
export type ErrorTexts<E extends CodedError> = {
  readonly [Code in E['code']]: (data: DataOf<E, Code>) => string
}

/** What to do next at one front door, for each code; null where the message says all there is to say. */
export type Advice<E extends CodedError> = {
  readonly [Code in E['code']]: ((data: DataOf<E, Code>) => string | null) | null
}

/** The same advice in another language, for the same codes. */
export type TranslatedAdvice<E extends CodedError, Of extends Advice<E>> = {
  readonly [Code in E['code']]: Of[Code] extends null ? null : (data: DataOf<E, Code>) => string | null
}

/** The error in the words of these texts; its own English message where they have none. */
export function say(error: CodedError, texts: Readonly<Record<string, (data: never) => string>>): string {
  // An error's code says what its data is, which the compiler cannot follow through a lookup by that code.
  return texts[error.code]?.(error.data as never) ?? error.message
}

type AnyAdvice = Readonly<Record<string, ((data: never) => string | null) | null>>

/** What to do next about the error; null where there is nothing to say. */
export function adviseOn(error: CodedError, advice: AnyAdvice): string | null {
  // As above: the code says what the data is.
  return advice[error.code]?.(error.data as never) ?? null
}
