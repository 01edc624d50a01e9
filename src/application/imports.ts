import { editDraft } from '../domain/draft-edit.ts'
import type { EditedProcedure } from '../domain/draft-matching.ts'
import {
  type IfChanged,
  type ImportDecision,
  type ImportedAs,
  importDecision,
  type KnownSops,
  ProcedureChanged,
} from '../domain/importing.ts'
import { mustBeComplete, type Procedure, type ProcedureCounts, procedureCounts } from '../domain/procedure.ts'
import type { Sop } from '../domain/sop.ts'
import type { SopStatus } from '../domain/sop-version.ts'
import { mustAct, mustSupervise, type User } from '../domain/user.ts'
import { differenceOf } from '../domain/version-difference.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { changedSince, mustHaveBegunAs, stateOf } from './draft-states.ts'
import { newId } from './id.ts'
import { userReferredTo } from './references.ts'
import { editSop, publishSop, reviseSop } from './sop-versions.ts'
import { createSop } from './sops.ts'

/** A procedure that somebody wants on record, and where it comes from. */
export interface Importable {
  procedure: Procedure
  as: ImportedAs
  /** Asks, unless given, by throwing ProcedureChanged. */
  ifChanged?: IfChanged | undefined
  /** The version that the procedure was taken from, and the state that it had (stateOf), where it says so. */
  takenFrom?: { sop?: string | undefined; state?: string | undefined } | undefined
  /** Whether what others did since the procedure was taken stands against a revision. */
  changesOfOthers?: 'kept' | 'undone' | undefined
}

export interface Import extends Importable {
  author: User
  at: Date
  /** For a new version. Repeating the call with the same id is safe: it returns what is on record. */
  id?: string
}

/** What importing a procedure came to; `id`, `version` and `status` are null where it was only looked at. */
export interface ImportedProcedure extends ProcedureCounts {
  outcome: ImportDecision['outcome']
  id: string | null
  version: number | null
  status: SopStatus | null
  title: string
  /** Ids of other SOPs with the same title, so that nobody has one twice unawares. */
  sameTitle: string[]
}

/**
 * The user who wants to import, before any procedure is read. Throws UserDeactivated, SupervisorRequired where it is
 * to be published at once, NotFound or AmbiguousReference.
 */
export async function importingUser(db: Session, reference: string, as: ImportedAs): Promise<User> {
  const author = await userReferredTo(db, reference)
  mustAct(author)
  if (as === 'effective') mustSupervise(author)

  return author
}

/**
 * Puts the procedure on record, whole or not at all, unless it is on record to the word. It is taken for the same
 * procedure as the SOP that it was taken from, else as one with its title. Throws ProcedureChanged where that says
 * something else and nobody has said what is to become of it, DraftChanged where others have changed it since it was
 * taken, InvalidInput naming the place, UserDeactivated, SupervisorRequired or SopIncomplete.
 */
export async function importProcedure(db: Session, wanted: Import): Promise<ImportedProcedure> {
  const { procedure, id = newId() } = wanted
  mustBeComplete(procedure)
  await db.sopReferences.holdTitle(procedure.title)
  const before = await db.sops.find(id, { deleted: 'include' })
  if (before) await mustHaveBegunAs(db, before, wanted)
  if (before) return imported(db, before, before.version === 1 ? 'new' : 'revised')
  const decision = await decide(db, wanted)
  const version = await carryOut(db, decision, { ...wanted, id })

  return imported(db, version, decision.outcome)
}

/** What importing the procedure would come to; writes nothing, and throws what importing it would. */
export async function previewImport(db: Session, wanted: Importable): Promise<ImportedProcedure> {
  mustBeComplete(wanted.procedure)
  const decision = await decide(db, wanted)
  if (decision.outcome === 'unchanged') return imported(db, decision.version, decision.outcome)
  const { title } = wanted.procedure
  const revised = decision.outcome === 'revised' ? decision.version : undefined

  return {
    outcome: decision.outcome,
    id: null,
    version: null,
    status: null,
    title,
    ...procedureCounts(wanted.procedure),
    sameTitle: await othersTitled(db, title, revised?.lineageId),
  }
}

/** Throws ProcedureChanged or DraftChanged. */
async function decide(db: Session, wanted: Importable): Promise<ImportDecision> {
  const { procedure, as, ifChanged = 'ask', takenFrom = {}, changesOfOthers = 'kept' } = wanted
  const known = await knownAs(db, procedure.title, takenFrom.sop)
  const decision = importDecision(procedure, known, { as, ifChanged })
  if (decision.outcome === 'unclear') throw changed(procedure, decision.candidates)
  const { state } = takenFrom
  if (decision.outcome !== 'revised' || changesOfOthers === 'undone' || state === undefined) return decision
  const { version } = decision
  if (state === stateOf(version)) return decision

  throw await changedSince(db, { draft: version, edited: editedFrom(version, procedure), takenFrom: state })
}

/** The SOPs that may be the procedure: the one it was taken from, if that is on record here, and those titled so. */
async function knownAs(db: Session, title: string, takenFrom: string | undefined): Promise<KnownSops> {
  const current = await db.sopReferences.currentNamed(title, takenFrom ?? null)
  const sops = new Map<string, Sop[]>()
  for (const { id, lineageId } of current) {
    sops.set(lineageId, [...(sops.get(lineageId) ?? []), await db.sops.get(id)])
  }
  const named = current.find(({ isNamed }) => isNamed)

  return { sops: [...sops.values()], named: named && sops.get(named.lineageId) }
}

function changed(procedure: Procedure, candidates: readonly Sop[]): ProcedureChanged {
  const [only, ...others] = candidates
  const difference = only && others.length === 0 ? differenceOf(only, editedFrom(only, procedure)) : null

  return new ProcedureChanged(procedure.title, candidates, difference)
}

/** What the version would be with this procedure for its content. */
function editedFrom(version: Sop, procedure: EditedProcedure): Sop {
  return editDraft(version, { procedure, at: version.updatedAt, newId }).draft
}

async function carryOut(
  db: Session,
  decision: ImportDecision,
  { procedure, author, as, at, id }: Import & { id: string },
): Promise<Sop> {
  if (decision.outcome === 'unchanged') return decision.version
  const drafted = await draftOf(db, decision, { procedure, author, at, id })
  if (as === 'effective') await publishSop(db, { id: drafted, supervisor: author, at })

  return db.sops.get(drafted)
}

/** The id of the draft that says what the procedure does. */
async function draftOf(
  db: Session,
  decision: Exclude<ImportDecision, { outcome: 'unchanged' }>,
  { procedure, author, at, id }: { procedure: Procedure; author: User; at: Date; id: string },
): Promise<string> {
  if (decision.outcome === 'published') return decision.draft.id
  if (decision.outcome === 'new') return (await createSop(db, { procedure, author, at, id })).id
  const { version } = decision
  const draft =
    version.status === 'draft' ? version : await reviseSop(db, { from: version.id, author, at, id })
  await editSop(db, { id: draft.id, procedure, author, at, takenFrom: stateOf(version) })

  return draft.id
}

async function imported(
  db: Session,
  sop: Sop,
  outcome: ImportDecision['outcome'],
): Promise<ImportedProcedure> {
  const { id, version, status, title, lineageId } = sop
  const sameTitle = await othersTitled(db, title, lineageId)

  return { outcome, id, version, status, title, ...procedureCounts(sop), sameTitle }
}

async function othersTitled(db: Session, title: string, lineageId: string | undefined): Promise<string[]> {
  const current = await db.sopReferences.currentNamed(title, null)

  return [...new Map(current.map((each) => [each.lineageId, each.id]))].flatMap(([lineage, id]) =>
    lineage === lineageId ? [] : [id],
  )
}
