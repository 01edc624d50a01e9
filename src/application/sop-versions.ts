import { editDraft } from '../domain/draft-edit.ts'
import type { EditedProcedure } from '../domain/draft-matching.ts'
import { mustKeepTitle } from '../domain/draft-state.ts'
import { IdTaken, InvalidInput } from '../domain/errors.ts'
import { mustBeComplete } from '../domain/procedure.ts'
import type { Sop, SopSummary } from '../domain/sop.ts'
import {
  DraftExists,
  mustEdit,
  mustPublish,
  mustRetire,
  mustRevise,
  type SopVersion,
} from '../domain/sop-version.ts'
import { mustBeKept } from '../domain/texts.ts'
import { mustBeTime } from '../domain/times.ts'
import type { User } from '../domain/user.ts'
import { versionBefore } from '../domain/version-before.ts'
import { differenceOf, type VersionDifference } from '../domain/version-difference.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { changedSince, draftStateNamed, isRepeatedEdit, stateOf } from './draft-states.ts'
import { newId } from './id.ts'
import { isRepeated } from './repeated-requests.ts'

export interface Publication {
  id: string
  supervisor: User
  at: Date
}

/**
 * Makes a draft the effective version, signed by the supervisor (21 CFR 11.50), and supersedes the one before it.
 * Work in progress stays on the version it began on. Repeating the call is safe. Throws SopIncomplete,
 * IllegalVersionMove, SupervisorRequired, UserDeactivated or NotFound.
 */
export async function publishSop(db: Session, { id, supervisor, at }: Publication): Promise<SopVersion> {
  mustBeTime(at)
  const version = await db.sopVersions.lock(id)
  if (await isRepeated(db, { stream: version.lineageId, id, verb: 'publish', by: supervisor })) return version
  if (version.status === 'effective' && version.publishedBy === supervisor.id) return version
  mustPublish(version, supervisor)
  db.actAs(supervisor)

  return db.sopVersions.publish(id, supervisor.id, at)
}

export interface Retirement {
  id: string
  supervisor: User
  reason?: string | undefined
  at: Date
}

/**
 * Takes the effective version out of use; no work starts on it any more. Repeating the call is safe. Throws
 * IllegalVersionMove, SupervisorRequired, UserDeactivated or NotFound.
 */
export async function retireSop(
  db: Session,
  { id, supervisor, reason, at }: Retirement,
): Promise<SopVersion> {
  mustBeTime(at)
  mustBeKept(reason ?? null, 'reason')
  const version = await db.sopVersions.lock(id)
  const intention = { stream: version.lineageId, id, verb: 'retire', by: supervisor, reason }
  if (await isRepeated(db, intention)) return version
  if (version.status === 'retired' && version.retiredBy === supervisor.id) return version
  mustRetire(version, supervisor)
  db.actAs(supervisor, reason)

  return db.sopVersions.retire(id, supervisor.id, at)
}

export interface Revising {
  /** The published version to begin from; an older one brings back what it said. */
  from: string
  author: User
  at: Date
  /** The new draft's id. Repeating the call with the same id is safe: it returns the draft that is on record. */
  id?: string
}

/**
 * Copies a published version into a new draft, whole; what is copied keeps its origin. Throws DraftExists naming the
 * draft that the SOP has already, IllegalVersionMove, UserDeactivated or NotFound.
 */
export async function reviseSop(db: Session, { from, author, at, id = newId() }: Revising): Promise<Sop> {
  mustBeTime(at)
  const version = await db.sopVersions.lock(from)
  const { lineageId } = version
  const before = await db.sops.find(id, { deleted: 'include' })
  await isRepeated(db, { stream: lineageId, id, verb: 'revise', by: author })
  if (before?.lineageId === lineageId && before.status === 'draft') return before
  if (before) throw new IdTaken('SOP', id)

  mustRevise(version, author)
  const draft = await db.sopVersions.currentOf(lineageId, 'draft')
  if (draft) throw new DraftExists(lineageId, draft.id)
  db.actAs(author)
  await db.sopVersions.revise(from, { id, createdBy: author.id, createdAt: at })

  return db.sops.get(id)
}

export interface Edit {
  /** The draft. */
  id: string
  /** Its new content, whole; a part may say by its id which part of the draft it is. */
  procedure: EditedProcedure
  author: User
  at: Date
  /** The state of the draft that the procedure was taken from (stateOf); what others did since then stands against it. */
  takenFrom?: string | undefined
  /** Whether another title stands against it: a file may be that of another procedure. */
  title?: 'kept' | 'free'
}

export interface Edited {
  sop: Sop
  /** From what the draft was before. */
  difference: VersionDifference
}

/**
 * Gives the draft this procedure for its content; what did not change keeps its id, and writes nothing. Repeating
 * the call is safe. Throws DraftChanged where somebody has changed the draft since the procedure was taken from it,
 * AnotherTitle, VersionPublished, IllegalVersionMove, InvalidInput, UserDeactivated or NotFound.
 */
export async function editSop(db: Session, edit: Edit): Promise<Edited> {
  const { id, procedure, author, at, takenFrom, title = 'free' } = edit
  mustBeTime(at)
  mustBeComplete(procedure)
  const version = await db.sopVersions.lock(id)
  if (await isRepeatedEdit(db, version, { by: author, state: stateOf(procedure) })) {
    const sop = await db.sops.get(id, { deleted: 'include' })

    return { sop, difference: differenceOf(sop, sop) }
  }
  mustEdit(version, author)
  const before = await db.sops.get(id)
  const { draft, ...rows } = editDraft(before, { procedure, at, newId })
  if (rows.differs) {
    if (title === 'kept') mustKeepTitle(before, draft.title)
    if (takenFrom !== undefined && takenFrom !== stateOf(before)) {
      throw await changedSince(db, { draft: before, edited: draft, takenFrom })
    }
    db.actAs(author)
    await db.sopDrafts.save({ draft, ...rows })
  }

  return { sop: draft, difference: differenceOf(before, draft) }
}

export interface BringingBack {
  /** The draft. */
  id: string
  /** The state it had, see draftStates. */
  state: string
  author: User
  at: Date
}

/** Gives a draft back what it said in an earlier state. Throws NoSuchState, and what editing a draft throws. */
export async function bringBackState(db: Session, { id, state, author, at }: BringingBack): Promise<Edited> {
  const { content } = await draftStateNamed(db, id, state)

  return editSop(db, { id, procedure: content, author, at })
}

export interface Comparison {
  from: Sop
  to: Sop
  difference: VersionDifference
}

/** The difference of two versions of one SOP, deleted ones too. Throws NotFound, or InvalidInput for two SOPs. */
export async function compareVersions(db: Session, fromId: string, toId: string): Promise<Comparison> {
  const from = await db.sops.get(fromId, { deleted: 'include' })
  const to = await db.sops.get(toId, { deleted: 'include' })
  if (from.lineageId !== to.lineageId) {
    throw new InvalidInput('to', { code: 'version_of_another_sop', id: to.id })
  }

  return { from, to, difference: differenceOf(from, to) }
}

/**
 * The difference of a version from what was published before it: of a draft from what it is to replace. Throws
 * NoVersionBefore or NotFound.
 */
export async function compareWithVersionBefore(db: Session, id: string): Promise<Comparison> {
  const to = await db.sops.get(id, { deleted: 'include' })
  const versions = await db.sopSummaries.versionsOf(to.lineageId)

  return compareVersions(db, versionBefore(to, versions).id, id)
}

/** Every version of the SOP that this version is of, newest first; deleted ones too. Throws NotFound. */
export async function versionsOfSop(db: Session, id: string): Promise<SopSummary[]> {
  const sop = await db.sops.get(id, { deleted: 'include' })

  return db.sopSummaries.versionsOf(sop.lineageId)
}
