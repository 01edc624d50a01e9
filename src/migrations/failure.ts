/** What a failed statement tells: the fields that PostgreSQL sends with every error. */
export interface DatabaseFailure {
  code: string
  message: string
  detail?: string
  constraint?: string
  table?: string
  column?: string
  /** Within which functions it failed. */
  where?: string
}

/** The error that the database or the network raised, looked for down the chain of causes. */
export function failureOf(error: unknown): DatabaseFailure | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && /^[0-9A-Z]{5}$|^E[A-Z]+$/.test(at.code)) {
      return at as unknown as DatabaseFailure
    }
  }

  return undefined
}

/** A reason fit for a person: never empty, never with the URL or its password. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0])
  if (!(error instanceof Error)) return 'unknown'

  return error.message || failureOf(error)?.code || error.name
}
