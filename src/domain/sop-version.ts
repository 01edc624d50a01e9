import { TenkenError } from './errors.ts'
import { type Actor, mustAct, mustSupervise } from './user.ts'

export const sopStatuses = ['draft', 'effective', 'superseded', 'retired'] as const
export type SopStatus = (typeof sopStatuses)[number]

/** One version of a SOP. Its first version's id names the lineage; at most one is a draft, at most one effective. */
export interface SopVersion {
  id: string
  lineageId: string
  /** 1 for the first. */
  version: number
  status: SopStatus
  title: string
  createdBy: string
  createdAt: Date
  updatedAt: Date
  /** Set while the version is soft-deleted (spec db-006). */
  deletedAt: Date | null
  publishedAt: Date | null
  publishedBy: string | null
  retiredAt: Date | null
  retiredBy: string | null
}

interface VersionMove {
  readonly from: readonly SopStatus[]
  readonly to: SopStatus
}

/** Every legal move of a version. Publishing one supersedes the version that was effective before. */
export const versionMoves = {
  publish: { from: ['draft'], to: 'effective' },
  supersede: { from: ['effective'], to: 'superseded' },
  retire: { from: ['effective'], to: 'retired' },
} as const satisfies Record<string, VersionMove>

export type VersionMoveName = keyof typeof versionMoves

/** What somebody wants to do with a version, as the database's rules say it too. */
export type VersionVerb =
  | VersionMoveName
  | 'create'
  | 'revise'
  | 'publish what is deleted'
  | 'edit what is deleted'

export class IllegalVersionMove extends TenkenError<{
  id: string
  verb: VersionVerb
  status: SopStatus
}> {
  readonly code = 'illegal_version_move'
  readonly kind = 'refused'

  constructor({ id, status }: Pick<SopVersion, 'id' | 'status'>, verb: VersionVerb) {
    super(`Cannot ${verb}: the version ${id} is ${status}.`, { id, verb, status })
  }
}

/** What workers have been shown stays as it was: a new version takes the changes. */
export class VersionPublished extends TenkenError<{ id: string; version: number; status: SopStatus }> {
  readonly code = 'version_published'
  readonly kind = 'refused'

  constructor({ id, version, status }: Pick<SopVersion, 'id' | 'version' | 'status'>) {
    super(`Version ${version} is ${status} and never changes.`, { id, version, status })
  }
}

/** A lineage has one draft at a time; the existing one is named. */
export class DraftExists extends TenkenError<{ lineageId: string; draftId: string }> {
  readonly code = 'draft_exists'
  readonly kind = 'conflict'

  constructor(lineageId: string, draftId: string) {
    super(`The SOP has a draft already: ${draftId}.`, {
      lineageId,
      draftId,
    })
  }
}

/** A version carries workers from its first step to its last: it needs steps, and no task without one. */
export class SopIncomplete extends TenkenError<{ id: string; title: string }> {
  readonly code = 'sop_incomplete'
  readonly kind = 'refused'

  constructor({ id, title }: Pick<SopVersion, 'id' | 'title'>) {
    super(`The SOP '${title}' cannot be published: it needs steps in every task.`, { id, title })
  }
}

/** Work starts on the effective version only; `effectiveId` is the version of the same SOP that is, if one is. */
export class SopNotEffective extends TenkenError<{
  id: string
  title: string
  status: SopStatus
  effectiveId: string | null
}> {
  readonly code = 'sop_not_effective'
  readonly kind = 'refused'

  constructor(
    { id, title, status }: Pick<SopVersion, 'id' | 'title' | 'status'>,
    effectiveId: string | null = null,
  ) {
    const instead = effectiveId === null ? '' : ` Its effective version is ${effectiveId}.`
    super(`Work starts on an effective version; this one of '${title}' is ${status}.${instead}`, {
      id,
      title,
      status,
      effectiveId,
    })
  }
}

/** A supervisor answers for what workers are told to do. */
export function mustPublish(version: SopVersion, supervisor: Actor): void {
  mustMove(version, 'publish', supervisor)
  if (version.deletedAt) throw new IllegalVersionMove(version, 'publish what is deleted')
}

export function mustRetire(version: SopVersion, supervisor: Actor): void {
  mustMove(version, 'retire', supervisor)
}

/** A draft is edited; what has been published is copied into a new draft. */
export function mustRevise(version: SopVersion, author: Actor): void {
  mustAct(author)
  if (version.status === 'draft') throw new IllegalVersionMove(version, 'revise')
}

export function mustEdit(version: SopVersion, author: Actor): void {
  mustAct(author)
  if (version.status !== 'draft') throw new VersionPublished(version)
  if (version.deletedAt) throw new IllegalVersionMove(version, 'edit what is deleted')
}

function mustMove(version: SopVersion, verb: VersionMoveName, supervisor: Actor): void {
  mustSupervise(supervisor)
  const { from }: VersionMove = versionMoves[verb]
  if (!from.includes(version.status)) throw new IllegalVersionMove(version, verb)
}
