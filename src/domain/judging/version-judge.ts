import type { AuditEvent, Change } from '../audit-trail.ts'
import type { RecordReplay } from '../record-replay.ts'
import { mustDeleteOrRestore, mustSayWhy } from '../sop-deletion.ts'
import { IllegalVersionMove, type SopVersion, VersionPublished } from '../sop-version.ts'
import { mustBeInOrder } from '../times.ts'
import { Breach } from './breach.ts'
import { byActor, type Court, mustBeSomebody } from './court.ts'
import { mustRemain, mustSetOnly } from './keeping.ts'
import type { LateFinding } from './late-finding.ts'
import { clockOf } from './rows.ts'
import { mustBeCalled, mustEndWith } from './signing.ts'
import { mustBeTimely } from './timely.ts'
import { TreeJudge } from './tree-judge.ts'
import { mustBePublished, mustBeRetired } from './version-moves.ts'
import { versionIn } from './version-rows.ts'

/** Judges the events of a SOP with all its versions by the rules that its verbs keep to (docs/state-machine.md). */
export class VersionJudge {
  readonly #stream: string
  readonly #court: Court
  readonly #replay: RecordReplay
  readonly #versions = new Map<string, SopVersion>()
  /** Ids that drafts had which are gone. */
  readonly #removed = new Set<string>()
  readonly #tree: TreeJudge
  /** Superseded, and by what is not told yet. */
  #given: { version: SopVersion; position: number } | undefined

  /** `replay` has the rows as the event that is judged leaves them. */
  constructor(stream: string, court: Court, replay: RecordReplay) {
    this.#stream = stream
    this.#court = court
    this.#replay = replay
    this.#tree = new TreeJudge(this.#versions, replay, court)
  }

  /** Throws what the event breaks. */
  judge(event: AuditEvent): void {
    const [change] = event.changes
    if (!change) throw new Breach('TK034')
    if (event.position === 1 && event.verb === 'adopt') this.#adopt(event)
    else if (change.table !== 'sops') this.#changeTree(event)
    else if (change.from === null) this.#make(event, change)
    else if (change.to === null) this.#remove(event, change)
    else this.#change(event, change)
  }

  /** What only the end of the trail can tell: nothing has taken the place of a version that was superseded, say. */
  end(): LateFinding | undefined {
    if (!this.#given) return this.#tree.end()
    const { version, position } = this.#given

    return { position, error: new IllegalVersionMove(version, 'supersede') }
  }

  /** What was on record before its trail began is taken as it stood. */
  #adopt({ changes }: AuditEvent): void {
    for (const { table, id, to } of changes) if (table === 'sops') this.#versions.set(id, versionIn(to ?? {}))
    if (!this.#versions.has(this.#stream)) throw new Breach('TK036', { table: 'sops' })
  }

  #changeTree(event: AuditEvent): void {
    this.#tree.judge(event)
    mustBeSomebody(event, this.#court)
  }

  #make(event: AuditEvent, { table, id, to }: Change): void {
    const version = versionIn(to ?? {})
    if (version.status !== 'draft' || (to?.['step_ids'] ?? null) !== null) {
      throw new IllegalVersionMove(version, 'create')
    }
    if (event.actor !== null && event.actor !== version.createdBy) {
      throw new Breach('TK019', { actor: event.actor, named: version.createdBy })
    }
    mustBeSomebody(event, this.#court)
    if (id !== this.#stream && !this.#versions.has(this.#stream)) throw new Breach('TK008', { table, id })
    const told = this.#court.held('told', event.at)
    if (version.lineageId !== this.#stream || (told && this.#removed.has(id))) {
      throw new Breach('TK036', { table, id })
    }
    const before = [...this.#versions.values()]
    const first = before.find((one) => one.id === this.#stream)
    if (told && first && before.every(({ publishedAt }) => publishedAt === null)) {
      throw new IllegalVersionMove(first, 'revise')
    }
    mustBeInOrder(table, [version.createdAt, version.updatedAt], clockOf(event))
    const setting = { table, event, court: this.#court }
    mustBeTimely(setting, version.updatedAt, [version.createdAt])
    const published = before.map(({ publishedAt }) => publishedAt)
    mustBeTimely(setting, version.createdAt, published)
    const next = Math.max(0, ...before.map((one) => one.version)) + 1
    const follows = version.version === next && (version.version === 1) === (id === this.#stream)
    if (!follows) throw new IllegalVersionMove(version, 'create')
    mustBeCalled(version.version === 1 ? 'create' : 'revise', event)
    mustEndWith(event.changes, 1)
    this.#versions.set(id, version)
    this.#tree.place()
  }

  #remove(event: AuditEvent, { id }: Change): void {
    const version = this.#named(id)
    if (version.status !== 'draft') throw new VersionPublished(version)
    mustBeSomebody(event, this.#court)
    mustBeCalled('remove', event)
    mustEndWith(event.changes, 1)
    this.#versions.delete(id)
    this.#removed.add(id)
  }

  #change(event: AuditEvent, change: Change): void {
    const before = this.#named(change.id)
    const after = versionIn(this.#replay.find(change.table, change.id) ?? {})
    mustRemain(change, ['lineage_id', 'version', 'created_by', 'created_at'])
    if ('deleted_at' in (change.to ?? {})) this.#hide(event, before, after)
    if (after.status !== before.status) this.#move(event, change, { before, after })
    else this.#edit(event, change, { before, after })
    mustBeInOrder(change.table, [after.createdAt, after.publishedAt, after.retiredAt], clockOf(event))
    mustBeInOrder(change.table, [after.createdAt, after.updatedAt], clockOf(event))
    mustBeInOrder(change.table, [after.createdAt, after.deletedAt], clockOf(event))
    this.#mustBeTimely(event, change, { before, after })
    this.#versions.set(change.id, after)
  }

  #mustBeTimely(event: AuditEvent, { table, to }: Change, { before, after }: Step): void {
    const setting = { table, event, court: this.#court }
    const set = (column: string, time: Date | null) => (to && column in to ? time : null)
    mustBeTimely(setting, set('updated_at', after.updatedAt), [after.createdAt])
    mustBeTimely(setting, set('published_at', after.publishedAt), [after.createdAt])
    mustBeTimely(setting, set('retired_at', after.retiredAt), [after.publishedAt])
    mustBeTimely(setting, set('deleted_at', after.deletedAt), [after.createdAt, before.publishedAt])
  }

  /** Out of sight, or back. */
  #hide(event: AuditEvent, before: SopVersion, after: SopVersion): void {
    if (!this.#court.held('deletion', event.at)) return
    const verb = after.deletedAt === null ? 'restore' : 'delete'
    byActor(event, this.#court, (by) => mustDeleteOrRestore(before, verb, { by, reason: event.reason }))
    if (this.#court.held('seen', event.at)) mustSayWhy(before, verb, event.reason)
  }

  #edit(event: AuditEvent, change: Change, { before, after }: Step): void {
    const isDraft = before.status === 'draft'
    const hides = (before.deletedAt === null) !== (after.deletedAt === null)
    if (isDraft) mustBeSomebody(event, this.#court)
    if (isDraft) mustSetOnly(change, ['title', 'updated_at', 'deleted_at'])
    else mustLeave(change, before, 'deleted_at' in (change.to ?? {}) ? ['deleted_at', 'updated_at'] : [])
    mustBeCalled(hides ? (after.deletedAt === null ? 'restore' : 'delete') : 'edit', event)
    mustEndWith(event.changes, 1)
  }

  #move(event: AuditEvent, change: Change, { before, after }: Step): void {
    const moving = { event, change, before, after, court: this.#court, replay: this.#replay }
    const way = `${before.status} to ${after.status}`
    if (way === 'draft to effective') {
      mustBePublished(moving)
      this.#takeThePlace(after)
    } else if (way === 'effective to retired') {
      mustBeRetired(moving, (columns) => mustLeave(change, before, columns))
    } else if (way === 'effective to superseded') {
      mustLeave(change, before, ['status', 'updated_at', 'deleted_at'])
      mustBeCalled('supersede', event)
      mustEndWith(event.changes, 1)
      this.#given = { version: before, position: event.position }
    } else {
      throw new IllegalVersionMove(before, after.status === 'effective' ? 'publish' : 'retire')
    }
  }

  /** One version is effective at a time: the one before it was superseded for this one. */
  #takeThePlace(published: SopVersion): void {
    for (const version of this.#versions.values()) {
      if (version.status === 'effective') throw new IllegalVersionMove(version, 'publish')
    }
    if (this.#given && this.#given.version.version < published.version) this.#given = undefined
  }

  #named(id: string): SopVersion {
    const version = this.#versions.get(id)
    if (!version) throw new Breach('TK036', { table: 'sops', id })

    return version
  }
}

interface Step {
  before: SopVersion
  after: SopVersion
}

/** Throws where a version that has been published changes in more than these columns. */
function mustLeave({ to }: Change, version: SopVersion, columns: readonly string[]): void {
  if (Object.keys(to ?? {}).some((column) => !columns.includes(column))) throw new VersionPublished(version)
}
