import { sopReferredTo, workSessionReferredTo } from '../application/references.ts'
import type { Texts } from '../languages/en/cli.ts'
import type { Session } from './database.ts'
import { type Described, described, type Parameters, required, text } from './parameters.ts'

/** A version, also a deleted one; a title means the effective one. */
export const sopReference = reference(sopReferredTo, ({ sop }) => sop.reference)

/** The same; a title means the draft. */
export const draftReference = reference(
  (db, text) => sopReferredTo(db, text, 'draft'),
  ({ sop }) => sop.draftReference,
)

export const workReference = reference(workSessionReferredTo, ({ work }) => work.reference)

/** A record that must be named, of which `run` gets the id. */
export function reference(
  refersTo: (db: Session, text: string) => Promise<string>,
  help: (texts: Texts) => string,
): Described<string> {
  return { ...described(required(text()), help), refersTo }
}

/** The same where it need not be named. */
export function unlessOmitted(
  { refersTo }: Described<string>,
  help: (texts: Texts) => string,
): Described<string | undefined> {
  return { ...described(text(), help), ...(refersTo ? { refersTo } : {}) }
}

/** Gives `run` the ids of the records that its parameters refer to, found in the session that it runs in. */
export function withIds<Scope, Input, Result>(
  parameters: Parameters,
  run: (scope: Scope, input: Input) => Result | Promise<Result>,
): (scope: Scope, input: Input) => Promise<Result> {
  return async (scope, input) => run(scope, { ...input, ...(await idsIn(input, parameters, scope)) })
}

async function idsIn(
  input: unknown,
  parameters: Parameters,
  scope: unknown,
): Promise<Record<string, string>> {
  const ids: Record<string, string> = {}
  for (const [name, text] of Object.entries(input ?? {})) {
    const refersTo = parameters[name]?.refersTo
    if (refersTo && typeof text === 'string') ids[name] = await refersTo(sessionIn(scope), text)
  }

  return ids
}

function sessionIn(scope: unknown): Session {
  if (typeof scope !== 'object' || scope === null || !('db' in scope))
    throw new TypeError('A command whose parameters refer to records needs a session.')

  // Only sessions go by this name.
  return scope.db as Session
}
