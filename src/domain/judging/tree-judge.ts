import type { AuditEvent, Change } from '../audit-trail.ts'
import type { JsonObject } from '../exact-json.ts'
import type { RecordReplay } from '../record-replay.ts'
import { type SopVersion, VersionPublished } from '../sop-version.ts'
import { Breach } from './breach.ts'
import type { Court } from './court.ts'
import { mustRemain } from './keeping.ts'
import type { LateFinding } from './late-finding.ts'
import { textIn, timeIn } from './rows.ts'
import { mustBeCalled } from './signing.ts'
import { mustBeTimely } from './timely.ts'

/** The column that names what a row hangs on, and whose row that is. */
const parents: Readonly<Record<string, { column: string; table: string }>> = {
  tasks: { column: 'sop_id', table: 'sops' },
  steps: { column: 'task_id', table: 'tasks' },
  hazards: { column: 'step_id', table: 'steps' },
}

/** Judges what happens below the versions of a SOP: rows of drafts come, change and go, and stay what they are. */
export class TreeJudge {
  readonly #versions: ReadonlyMap<string, SopVersion>
  readonly #replay: RecordReplay
  readonly #court: Court
  /** New rows that hang on what the same statement adds: its events may tell of that behind them. */
  #orphans: { change: Change; event: AuditEvent }[] = []

  constructor(versions: ReadonlyMap<string, SopVersion>, replay: RecordReplay, court: Court) {
    this.#versions = versions
    this.#replay = replay
    this.#court = court
  }

  /** Throws what the event breaks. */
  judge(event: AuditEvent): void {
    const [first] = event.changes
    const kind = kindOf(first)
    for (const change of event.changes) {
      const { table, id } = change
      const isAlike = table === first?.table && kindOf(change) === kind && Object.hasOwn(parents, table)
      if (!isAlike) throw new Breach('TK034', { table, id })
      this.#mustBeOfDraft(change, event)
    }
    mustBeCalled(`${kind} ${first?.table}`, event)
    this.place()
  }

  /** Judges the rows that waited for what they hang on, now that more is told. */
  place(): void {
    const orphans = this.#orphans
    this.#orphans = []
    for (const { change, event } of orphans) this.#mustBeOfDraft(change, event)
  }

  /** Rows that hang on nothing of this SOP after all. */
  end(): LateFinding | undefined {
    const [orphan] = this.#orphans

    return orphan && { position: orphan.event.position, error: astray(orphan.change) }
  }

  #mustBeOfDraft(change: Change, event: AuditEvent): void {
    const { table, id, from, to } = change
    const row = to === null ? (from ?? {}) : (this.#replay.find(table, id) ?? {})
    const sopId = this.#sopOf(table, row)
    const version = this.#versions.get(sopId ?? '')
    if (version && version.status !== 'draft') throw new VersionPublished(version)
    if (!version) {
      if (from !== null) throw astray(change)
      this.#orphans.push({ change, event })
    }
    if (from === null && version) {
      mustBeTimely({ table, event, court: this.#court }, timeIn(to?.['created_at']), [version.createdAt])
    }
    if (from === null || to === null) return
    mustRemain(change, ['origin_id', 'created_at'])
    if (this.#sopOf(table, { ...row, ...from }) !== sopId) throw new Breach('TK033', { table, id })
  }

  /** The version that a row hangs on at last; undefined where it hangs on a row that is not there. */
  #sopOf(table: string, row: JsonObject): string | undefined {
    const parent = parents[table]
    if (!parent) return undefined
    const id = textIn(row[parent.column])
    if (parent.table === 'sops') return id
    const above = this.#replay.find(parent.table, id)

    return above && this.#sopOf(parent.table, above)
  }
}

function kindOf(change: Change | undefined): 'add' | 'remove' | 'edit' {
  if (change?.from === null) return 'add'

  return change?.to === null ? 'remove' : 'edit'
}

function astray({ table, id }: Change): Breach {
  return new Breach('TK036', { table, id })
}
