import type { AuditEvent, Change } from '../audit-trail.ts'
import type { Json, JsonObject } from '../exact-json.ts'
import { RecordReplay } from '../record-replay.ts'
import type { Hazard } from '../sop.ts'
import type { SopVersion } from '../sop-version.ts'
import { textIn } from './rows.ts'
import { hazardIn, versionIn } from './version-rows.ts'

export type JudgedHazard = Pick<Hazard, 'id' | 'severity'>

interface State {
  /** In seconds since 1970. */
  from: number
  version: SopVersion
  /** Of the event that made it so. */
  position: number
}

/** What became of a version when, and what it asks of whoever works on it, as its lineage's trail tells. */
export class VersionHistory {
  /** In the order in which they are carried out; none before it is published. */
  stepIds: readonly string[] = []
  /** By the step that they are of. */
  hazards: ReadonlyMap<string, readonly JudgedHazard[]> = new Map()
  readonly #states: State[] = []

  /** What it takes to remember it, roughly: a number of ids. */
  get weight(): number {
    const hazards = [...this.hazards.values()].reduce((sum, { length }) => sum + length, 0)

    return 10 + 2 * this.stepIds.length + hazards + this.#states.length
  }

  add(state: State): void {
    this.#states.push(state)
  }

  /** The event by which the version was deleted between these moments, both left out. */
  deletionBetween(from: number, until: number): { lineageId: string; position: number } | undefined {
    const found = this.#states.find(
      ({ from: at, version }, index) =>
        at > from &&
        at < until &&
        version.deletedAt !== null &&
        this.#states[index - 1]?.version.deletedAt === null,
    )

    return found && { lineageId: found.version.lineageId, position: found.position }
  }

  /** The state at this moment, and the one before it if it ended just then; none before there was one. */
  at(time: number): SopVersion[] {
    const states = this.#states
    let last = states.length - 1
    while (last >= 0 && (states[last]?.from ?? 0) > time) last--
    let first = last
    while (first > 0 && states[first]?.from === time) first--

    return states.slice(Math.max(first, 0), last + 1).map(({ version }) => version)
  }
}

/** The columns that work is judged by: the texts of a whole procedure are held nowhere else. */
const judged: Readonly<Record<string, readonly string[]>> = {
  sops: [
    ...[
      'id',
      'lineage_id',
      'version',
      'status',
      'title',
      'created_by',
      'created_at',
      'updated_at',
      'deleted_at',
    ],
    ...['published_at', 'published_by', 'retired_at', 'retired_by', 'step_ids'],
  ],
  hazards: ['id', 'step_id', 'severity'],
}

function only(columns: readonly string[], { from, to, ...row }: Change): Change {
  const part = (side: JsonObject | null) =>
    side && Object.fromEntries(Object.entries(side).filter(([column]) => columns.includes(column)))

  return { ...row, from: part(from), to: part(to) }
}

/** Reads the events of one lineage, and tells what became of each of its versions. */
export class LineageHistory {
  readonly versions = new Map<string, VersionHistory>()
  readonly #replay = new RecordReplay()

  /** Takes the next event of the lineage's stream. */
  add({ at, position, verb, changes }: Pick<AuditEvent, 'at' | 'position' | 'verb' | 'changes'>): void {
    for (const change of changes) {
      const columns = judged[change.table]
      if (columns) this.#replay.apply(only(columns, change))
    }
    for (const { table, id, to } of changes) {
      if (table !== 'sops' || to === null) continue
      // What was taken over was like this before anybody can tell otherwise.
      this.#note(id, { from: verb === 'adopt' ? Number.NEGATIVE_INFINITY : at, position })
    }
  }

  #note(id: string, when: Omit<State, 'version'>): void {
    const row = this.#replay.find('sops', id)
    if (!row) return
    const history = this.versions.get(id) ?? new VersionHistory()
    this.versions.set(id, history)
    history.add({ ...when, version: versionIn(row) })
    if (history.stepIds.length === 0) this.#publish(history, row)
  }

  #publish(history: VersionHistory, row: JsonObject): void {
    const stepIds = idsIn(row['step_ids'])
    if (stepIds.length === 0) return
    const hazards = new Map<string, JudgedHazard[]>(stepIds.map((id) => [id, []]))
    for (const { table, row: part } of this.#replay.rows()) {
      if (table === 'hazards') hazards.get(textIn(part['step_id']))?.push(hazardIn(part))
    }
    history.stepIds = stepIds
    history.hazards = hazards
  }
}

function idsIn(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.map(textIn) : []
}
