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
  | ErrorsOf<typeof import('../config.ts')>
  | ErrorsOf<typeof import('../domain/errors.ts')>
  | ErrorsOf<typeof import('../domain/hazard-acknowledgement.ts')>
  | ErrorsOf<typeof import('../domain/safety-check.ts')>
  | ErrorsOf<typeof import('../domain/sop.ts')>
  | ErrorsOf<typeof import('../domain/sop-version.ts')>
  | ErrorsOf<typeof import('../domain/user.ts')>
  | ErrorsOf<typeof import('../domain/version-before.ts')>
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

/** One sentence for each code: the compiler refuses a translation that leaves one out. */
export type ErrorTexts<E extends CodedError> = {
  readonly [Code in E['code']]: (data: Extract<E, { code: Code }>['data']) => string
}

/** The error in the words of these texts; its own English message where they have none. */
export function say(error: CodedError, texts: Readonly<Record<string, (data: never) => string>>): string {
  // An error's code says what its data is, which the compiler cannot follow through a lookup by that code.
  return texts[error.code]?.(error.data as never) ?? error.message
}
