import type { ReadEvent } from '../../domain/audit-trail.ts'
import type { Court } from '../../domain/judging/court.ts'
import { KeepersHistory } from '../../domain/judging/keepers-history.ts'
import { PersonHistory } from '../../domain/judging/person-history.ts'
import { type HeldSince, SchemaHistory } from '../../domain/judging/schema-history.ts'
import { LineageHistory, type VersionHistory } from '../../domain/judging/version-history.ts'
import { toldSecretIn } from '../../domain/records.ts'
import { schemaStream } from '../../domain/schema-stream.ts'
import type { Actor } from '../../domain/user.ts'
import type { Session } from '../../infrastructure/database/session.ts'
import { readEvents } from './reading.ts'
import { Recent } from './recent.ts'

/** How many states of people, and how many ids in versions, are remembered. */
const remembered = { states: 200_000, ids: 500_000 }

/** What the trails of other records say, looked up as a record needs it. */
export class Witnesses implements Court {
  readonly #db: Session
  readonly #schema = new SchemaHistory()
  readonly #people = new Recent<PersonHistory>(remembered.states)
  readonly #versions = new Recent<VersionHistory>(remembered.ids)
  #keepers: KeepersHistory | undefined

  constructor(db: Session) {
    this.#db = db
  }

  held(what: HeldSince, at: number): boolean {
    return this.#schema.held(what, at)
  }

  /** Where the schema is now, as its own stream tells; undefined where it has none. */
  get revision(): string | null | undefined {
    return this.#schema.current
  }

  /** Looks up when each revision came, before anything is judged by it. */
  async summonSchema(): Promise<void> {
    for await (const batch of readEvents(this.#db, { streams: [schemaStream] })) {
      for (const event of batch) this.#schema.add(event)
    }
  }

  person(id: string, at: number): readonly Actor[] {
    return this.#people.get(id)?.at(at) ?? []
  }

  get keepers(): KeepersHistory {
    return this.#keepers ?? new KeepersHistory()
  }

  version(id: string): VersionHistory | undefined {
    return this.#versions.get(id)
  }

  /** Looks up everybody who acted in these events, and whoever looked after people where they tell of people. */
  async summonPeople(events: readonly ReadEvent[]): Promise<void> {
    if (!this.#keepers && events.some(({ changes }) => changes[0]?.table === 'users')) {
      this.#keepers = await this.#readKeepers()
    }
    const wanted = new Set<string>()
    for (const { actor, stream, changes } of events) {
      if (actor !== null && !this.#people.has(actor)) wanted.add(actor)
      // Who may do what with a secret depends on whose it is.
      if (toldSecretIn(changes[0]?.table ?? '') && !this.#people.has(stream)) wanted.add(stream)
    }
    if (wanted.size === 0) return
    const histories = new Map<string, PersonHistory>([...wanted].map((id) => [id, new PersonHistory()]))
    for await (const batch of readEvents(this.#db, { streams: [...wanted] })) {
      for (const event of batch) histories.get(event.stream)?.add(event)
    }
    for (const [id, history] of histories) this.#people.set(id, history)
  }

  /** Looks up the version that work is done on, where the event begins a work session. */
  summonVersion(event: ReadEvent): Promise<void> | undefined {
    if (event.position !== 1) return undefined
    const work = event.changes.find(({ table }) => table === 'work_sessions')?.to
    const id = work?.['sop_id']

    return typeof id !== 'string' || this.#versions.has(id) ? undefined : this.#readVersion(id)
  }

  async #readKeepers(): Promise<KeepersHistory> {
    const keepers = new KeepersHistory()
    for await (const batch of readEvents(this.#db, { streams: await this.#db.users.ids() })) {
      for (const event of batch) keepers.add(event)
    }

    return keepers
  }

  async #readVersion(id: string): Promise<void> {
    const lineageId = await this.#db.auditedRecords.lineageOf(id)
    if (lineageId === undefined) return
    const lineage = new LineageHistory()
    for await (const batch of readEvents(this.#db, { streams: [lineageId] }))
      for (const event of batch) lineage.add(event)
    for (const [version, history] of lineage.versions) {
      if (version !== id) this.#versions.set(version, history)
    }
    const history = lineage.versions.get(id)
    if (history) this.#versions.set(id, history)
  }
}
