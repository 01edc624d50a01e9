import type { AuditFinding, AuditFindings } from '../../domain/audit-finding.ts'
import { isRow } from '../../domain/audit-trail.ts'
import { firstDifference, parseExactly } from '../../domain/exact-json.ts'
import { grouped } from '../../domain/grouped.ts'
import { recordOf, recordTables, toldSecretIn } from '../../domain/records.ts'
import { schemaStream } from '../../domain/schema-stream.ts'
import type { AuditedRow, AuditedSecret } from '../../infrastructure/database/repositories/audited-records.ts'
import type { Session } from '../../infrastructure/database/session.ts'
import type { AuditChain } from './chain.ts'
import { type RowsOnRecord, rowsNamed, rowsOnRecord, SchemaUnreadable } from './rows-on-record.ts'
import { comparedSecrets } from './secrets-on-record.ts'

/** How much is held before it is compared: so many streams, so many rows, so many characters. */
const atOnce = { streams: 200, rows: 4000, size: 32_000_000 }

/** Compares records with their streams, several at a time, and tells the first thing wrong with each. */
export class AuditedStreams {
  readonly #db: Session
  readonly #findings: AuditFindings
  /** Rows that do not belong to the stream which tells of them, just as they are. */
  readonly astray = new Set<string>()
  readonly #told = new Set<string>()
  #chains: AuditChain[] = []
  #rows = 0
  #size = 0
  #unreadable = false
  /** One at a time, while the next streams are read. */
  #comparing: Promise<void> = Promise.resolve()

  constructor(db: Session, findings: AuditFindings) {
    this.#db = db
    this.#findings = findings
  }

  /** Takes a stream that was read to its end. */
  async add(chain: AuditChain): Promise<void> {
    chain.end()
    this.#chains.push(chain)
    this.#rows += chain.replay.size
    this.#size += chain.size
    const isFull = this.#chains.length >= atOnce.streams || this.#rows >= atOnce.rows
    if (!isFull && this.#size < atOnce.size) return
    await this.#comparing
    this.#comparing = this.#compareTaken()
    // What it meets is thrown where it is waited for.
    this.#comparing.catch(() => {})
  }

  /** Compares what is left, and comes back once all that was taken has been compared. */
  async compare(): Promise<void> {
    await this.#comparing
    await this.#compareTaken()
  }

  async #compareTaken(): Promise<void> {
    const chains = this.#chains
    this.#chains = []
    this.#rows = 0
    this.#size = 0
    // What a stream that is broken tells of is not measured by it.
    const whole = chains.flatMap(({ finding, stream }) =>
      finding || stream === schemaStream ? [] : [stream],
    )
    const found = whole.length > 0 ? await this.#read(whole) : new Map<string, RowsOnRecord>()
    const secrets = await this.#readSecrets(chains)
    for (const chain of chains) {
      const finding =
        chain.finding ??
        (await this.#compare(chain, found.get(chain.stream))) ??
        chain.doubt ??
        (secrets && comparedSecrets(chain, secrets.get(chain.stream) ?? [])[0])
      if (finding && !this.#isTold(finding, chain)) this.#findings.add(finding)
    }
  }

  /** Without tables to read there is nothing to compare with, which is told once. */
  async #read(streams: readonly string[]): Promise<ReadonlyMap<string, RowsOnRecord>> {
    if (this.#unreadable) return new Map()
    try {
      return await rowsOnRecord(this.#db, streams)
    } catch (error) {
      if (!(error instanceof SchemaUnreadable)) throw error
      this.#unreadable = true
      this.#findings.add({ kind: 'unreadable', says: error.message })

      return new Map()
    }
  }

  /** By whom they are of; undefined where the database cannot tell them, which is told once. */
  async #readSecrets(
    chains: readonly AuditChain[],
  ): Promise<ReadonlyMap<string, AuditedSecret[]> | undefined> {
    if (this.#unreadable) return undefined
    const users = chains.flatMap(({ finding, record, stream }) =>
      record === 'user' && !finding ? [stream] : [],
    )
    if (users.length === 0) return new Map()
    const read = await this.#db.attempt(() => this.#db.auditedRecords.secretsOf(users))
    if ('result' in read) return grouped(read.result, ({ stream }) => stream)
    this.#unreadable = true
    this.#findings.add({ kind: 'unreadable', says: read.refusal })

    return undefined
  }

  /** Several work sessions may tell of one event of their SOP. */
  #isTold(finding: AuditFinding, { stream }: AuditChain): boolean {
    if (finding.kind !== 'rule_broken' || finding.stream === stream) return false
    const event = `${finding.stream} ${finding.position}`
    const isTold = this.#told.has(event)
    this.#told.add(event)

    return isTold
  }

  async #compare(chain: AuditChain, read: RowsOnRecord | undefined): Promise<AuditFinding | undefined> {
    if (!read) return undefined
    if ('refusal' in read) return unreadable(chain, read.refusal)
    const missing = new Map<string, Set<string>>()
    for (const { table, id } of chain.replay.rows()) {
      // Nobody who verifies may read a table of secrets: they are compared for themselves.
      if (toldSecretIn(table)) continue
      missing.set(table, (missing.get(table) ?? new Set()).add(id))
    }
    const wrong: AuditFinding[] = []
    for (const row of read.rows) {
      missing.get(row.table)?.delete(row.id)
      const finding = findingOn(chain, row)
      if (finding) wrong.push(finding)
      else if (row.text === null) wrong.push(...(await this.#compareLarge(chain, row)))
    }
    for (const [table, ids] of missing) {
      if (ids.size > 0) wrong.push(...(await this.#lookFor(chain, table, [...ids])))
    }

    return wrong.sort((a, b) => rank(a) - rank(b))[0]
  }

  async #compareLarge(chain: AuditChain, { table, id }: AuditedRow): Promise<AuditFinding[]> {
    const read = await rowsNamed(this.#db, table, [id])
    if ('refusal' in read) return [unreadable(chain, read.refusal)]

    return read.rows.flatMap((row) => {
      const tooLarge = { kind: 'record_too_large', stream: chain.stream, record: chain.record } as const

      return row.text === null ? [tooLarge] : (findingOn(chain, row) ?? [])
    })
  }

  /** What is not where the trail has it may have been moved: then the column that moved it is altered. */
  async #lookFor(chain: AuditChain, table: string, ids: string[]): Promise<AuditFinding[]> {
    const known = recordTables.find((name) => name === table)
    const read = known ? await rowsNamed(this.#db, known, ids) : { rows: [] }
    if ('refusal' in read) return [unreadable(chain, read.refusal)]
    const elsewhere = new Map(read.rows.map((row) => [row.id, row]))

    return ids.flatMap((id) => {
      const row = elsewhere.get(id)
      const of = { stream: chain.stream, record: chain.record, table, id }
      if (!row) return [{ kind: 'record_missing', ...of }]
      const finding = findingOn(chain, row)
      if (!finding) this.astray.add(`${table} ${id}`)

      return [finding ?? { kind: 'record_elsewhere', ...of }]
    })
  }
}

function findingOn(chain: AuditChain, { table, id, text, sound }: AuditedRow): AuditFinding | undefined {
  const of = { stream: chain.stream, record: chain.record, table, id }
  const told = chain.replay.find(table, id)
  if (!told) {
    return {
      kind: 'record_unrecorded',
      ...of,
      record: chain.record === 'record' ? recordOf(table) : chain.record,
    }
  }
  if (text === null) return undefined
  const row = parseExactly(text)
  const found = isRow(row) ? row : {}
  const column = firstDifference(told, found)
  if (column !== undefined) {
    return {
      kind: 'record_altered',
      ...of,
      column,
      trail: told[column] ?? null,
      found: found[column] ?? null,
    }
  }
  if (sound === false) return { kind: table === 'signatures' ? 'signature_broken' : 'tree_altered', ...of }

  return undefined
}

function unreadable({ stream, record }: AuditChain, says: string): AuditFinding {
  return { kind: 'record_unreadable', stream, record, says }
}

const tables: readonly string[] = recordTables
const kinds: readonly AuditFinding['kind'][] = ['record_altered', 'record_missing', 'record_unrecorded']

/** A row itself comes before what is derived from it, and an altered one before one that is not there. */
function rank(finding: AuditFinding): number {
  const kind = kinds.indexOf(finding.kind)
  const table = 'id' in finding ? tables.indexOf(finding.table) : -1

  return (kind < 0 ? kinds.length : kind) * recordTables.length + table
}
