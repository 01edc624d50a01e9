import type { RecordName } from './errors.ts'
import type { Json, JsonObject } from './exact-json.ts'
import type { Rule } from './rules.ts'

/** Where in the trail: a record's stream, and what the record is as far as the trail tells. */
export interface InStream {
  stream: string
  record: RecordName
}

export interface AtEvent extends InStream {
  position: number
}

/** A row of the record, by the name of its table. */
export interface OfRow extends InStream {
  table: string
  id: string
}

/** What is wrong with the trail, or with a record measured by it. */
export type AuditFinding =
  /** The event is gone: its position is empty, or a later one follows. */
  | ({ kind: 'event_missing' } & AtEvent)
  /** The event's hash is not that of its text and of the event before it. */
  | ({ kind: 'event_altered' } & AtEvent)
  /** The event begins from something else than the events before it have left. */
  | ({
      kind: 'journal_contradicts'
      table: string
      id: string
      column: string | null
      before: Json
      from: Json
    } & AtEvent)
  /** The event does what a rule of the record forbids; `code` and `facts` are those of the error that refuses it. */
  | ({ kind: 'rule_broken'; rule: Rule; code: string; facts: JsonObject } & AtEvent)
  | ({ kind: 'record_altered'; column: string; trail: Json; found: Json } & OfRow)
  | ({ kind: 'record_missing' } & OfRow)
  /** The row is on record, and no event tells of it. */
  | ({ kind: 'record_unrecorded' } & OfRow)
  /** The trail tells of a row that belongs to another record. */
  | ({ kind: 'record_elsewhere' } & OfRow)
  /** What was signed is not what is on record now. */
  | ({ kind: 'signature_broken' } & OfRow)
  /** The tree of a published version is not the one that was published. */
  | ({ kind: 'tree_altered' } & OfRow)
  /** More than is read of one event, or of one record: what it says is not verified. */
  | ({ kind: 'event_too_large' } & AtEvent)
  | ({ kind: 'record_too_large' } & InStream)
  /** The database cannot tell what is on record of it; `says` is what it says instead. */
  | ({ kind: 'record_unreadable'; says: string } & InStream)
  /** The same of the trail, or of a whole table. */
  | { kind: 'unreadable'; says: string }
  /** A rule of the record that is not in force; `table` is null for a function. */
  | ({ kind: 'guard_off' } & GuardOff)
  /** The database is not what the models say; `difference` is the statement that would make it so, or what no statement is made for. */
  | { kind: 'schema_differs'; difference: string }
  /** An export has the event, and the trail no longer. */
  | ({ kind: 'head_missing' } & AtEvent)
  /** The event has another hash than in an export. */
  | ({ kind: 'head_differs' } & AtEvent)

export const guardStates = ['missing', 'disabled', 'altered', 'bypassed', 'opened', 'hidden'] as const

/** `opened` is a table that a role may write to which may not, `hidden` one of which whoever verifies does not see every row. */
export type GuardState = (typeof guardStates)[number]

/** A rule of the record that is not in force. */
export interface GuardOff {
  guard: string
  /** Null for a function, and for a setting. */
  table: string | null
  state: GuardState
}

export type AuditFindingKind = AuditFinding['kind']

/** Keeps the first findings and counts them all. */
export class AuditFindings {
  readonly listed: AuditFinding[] = []
  readonly #most: number
  #count = 0

  constructor(most: number) {
    this.#most = most
  }

  get count(): number {
    return this.#count
  }

  add(finding: AuditFinding): void {
    this.#count++
    if (this.listed.length < this.#most) this.listed.push(inShort(finding))
  }
}

/** How many characters of a text are told: as many as a verb takes of the longest. */
const longest = 20_000

/** The finding with whatever is longer than any verb takes cut to its beginning, for a hundred of them are held and told. */
function inShort(finding: AuditFinding): AuditFinding {
  return JSON.parse(JSON.stringify(finding, (_, value) => (typeof value === 'string' ? cut(value) : value)))
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, 1000)}… (${text.length})` : text
}
