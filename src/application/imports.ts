import { mustBeComplete, type Procedure, type ProcedureCounts, procedureCounts } from '../domain/procedure.ts'
import { mustBeActive, mustSupervise, type User } from '../domain/user.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { newId } from './id.ts'
import { userReferredTo } from './references.ts'
import { publishSop } from './sop-versions.ts'
import { createSop } from './sops.ts'

/** What an imported procedure becomes: a draft, or the effective version at once, signed by its author. */
export type ImportedAs = 'draft' | 'effective'

export interface Import {
  procedure: Procedure
  author: User
  as: ImportedAs
  at: Date
  /** Repeating the call with the same id is safe: it returns what is on record. */
  id?: string
}

/** What importing a procedure came to; `id` and `status` are null where it was only looked at. */
export interface ImportedProcedure extends ProcedureCounts {
  id: string | null
  status: ImportedAs | null
  title: string
  /** Ids of the SOPs in use with the same title, so that nobody imports one twice unawares. */
  sameTitle: string[]
}

/**
 * The user who wants to import, before any procedure is read. Throws UserDeactivated, SupervisorRequired where it is
 * to be published at once, NotFound or AmbiguousReference.
 */
export async function importingUser(db: Session, reference: string, as: ImportedAs): Promise<User> {
  const author = await userReferredTo(db, reference)
  mustBeActive(author)
  if (as === 'effective') mustSupervise(author)

  return author
}

/**
 * Puts the procedure on record, whole or not at all. Throws InvalidInput naming the place, UserDeactivated,
 * SupervisorRequired or SopIncomplete.
 */
export async function importProcedure(db: Session, wanted: Import): Promise<ImportedProcedure> {
  const { procedure, author, as, at, id = newId() } = wanted
  const preview = await previewImport(db, procedure)
  await createSop(db, { procedure, author, at, id })
  if (as === 'effective') await publishSop(db, { id, supervisor: author, at })

  return { ...preview, id, status: as, sameTitle: preview.sameTitle.filter((same) => same !== id) }
}

/** What importing the procedure would come to; writes nothing. Throws InvalidInput naming the place. */
export async function previewImport(db: Session, procedure: Procedure): Promise<ImportedProcedure> {
  mustBeComplete(procedure)
  const { title } = procedure
  const sameTitle = await db.sopReferences.titled(title, 'effective')

  return { id: null, status: null, title, ...procedureCounts(procedure), sameTitle }
}
