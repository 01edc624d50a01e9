import { NotFound, type RecordName, TenkenError } from '../domain/errors.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { sopsTitled } from './sops.ts'

/** Part of an id fits several records; more of it is needed. */
export class AmbiguousReference extends TenkenError<{
  what: RecordName
  reference: string
  candidates: string[]
}> {
  readonly code = 'ambiguous_reference'
  readonly kind = 'invalid'

  constructor(what: RecordName, reference: string, candidates: string[]) {
    super(`More than one ${what} fits '${reference}': ${candidates.join(', ')}, … Give more of the id.`, {
      what,
      reference,
      candidates,
    })
  }
}

/**
 * The id of the SOP's version, also a deleted one, that the text is, begins or ends; or of the version with this
 * title: of a SOP that has both, the one of `status`; a retired one where no SOP in use has it. Throws NotFound or AmbiguousReference.
 */
export function sopReferredTo(
  db: Session,
  reference: string,
  status: 'draft' | 'effective' = 'effective',
): Promise<string> {
  return theOne('SOP', reference, async (text) => {
    const ids = isPartOfId(text) ? await db.sopReferences.idsBeginningOrEnding(text) : []

    return ids.length > 0 ? ids : sopsNamed(db, reference.trim(), status)
  })
}

async function sopsNamed(db: Session, title: string, status: 'draft' | 'effective'): Promise<string[]> {
  const current = await sopsTitled(db, title, status)

  return current.length > 0 ? current : db.sopReferences.retiredTitled(title)
}

/** The id of the work session that the text is, begins or ends. Throws NotFound or AmbiguousReference. */
export function workSessionReferredTo(db: Session, reference: string): Promise<string> {
  return theOne('work session', reference, async (text) =>
    isPartOfId(text) ? db.workSessions.idsBeginningOrEnding(text) : [],
  )
}

async function theOne(
  what: RecordName,
  reference: string,
  find: (text: string) => Promise<string[]>,
): Promise<string> {
  const text = reference.trim().toLowerCase()
  // A whole id needs no search; whoever uses it finds out whether there is such a record.
  const candidates = isWholeId(text) ? [text] : await find(text)
  if (candidates.length > 1) throw new AmbiguousReference(what, reference, candidates)
  const [id] = candidates
  if (id === undefined) throw new NotFound(what, reference)

  return id
}

function isWholeId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}

function isPartOfId(text: string): boolean {
  return /^[0-9a-f-]{4,36}$/.test(text)
}
