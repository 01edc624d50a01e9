import { execFile } from 'node:child_process'
import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Exporting, exportTrail } from '../../src/application/audit/export.ts'
import { checkExport, headsIn } from '../../src/application/audit/export-reading.ts'
import { verifyTrail } from '../../src/application/audit/verification.ts'
import { aMigratedDatabase, type OpenTestDatabase } from '../setup/records.ts'
import { everyHistory, type Histories } from './histories.ts'
import { verified } from './verification.ts'

const at = new Date('2026-11-24T00:00:00Z')
const keys = generateKeyPairSync('ed25519')
const publicKey = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString()
const signing: Pick<Exporting, 'sign'> = {
  sign: (digest) => ({ publicKey, signature: sign(null, digest, keys.privateKey).toString('base64') }),
}
const isSigned = (digest: Uint8Array, { signature }: { signature: string }) =>
  verify(null, digest, keys.publicKey, Buffer.from(signature, 'base64'))

let on: OpenTestDatabase
let histories: Histories
let folder: string
let script: string

beforeAll(async () => {
  on = await aMigratedDatabase()
  histories = await everyHistory(on.database)
  folder = await mkdtemp(join(tmpdir(), 'tenken-export-'))
  script = join(folder, 'verify-export.mjs')
  const page = await readFile(resolve(import.meta.dirname, '../../docs/audit-trail.md'), 'utf8')
  await writeFile(script, /```js\n([\s\S]*?)```/.exec(page)?.[1] ?? '')
})

afterAll(async () => {
  await on.close()
  await rm(folder, { recursive: true })
})

describe('an export', () => {
  test('holds a checkpoint, the head of each record, every event and the signature, in this order', async () => {
    const lines = parsed(await exported(signing))
    const counts = await count()

    expect(lines[0]).toMatchObject({ type: 'checkpoint', at: at.toISOString(), since: null, ...counts })
    expect(lines.map(({ type }) => type)).toEqual([
      'checkpoint',
      ...Array<string>(counts.heads).fill('head'),
      ...Array<string>(counts.events).fill('event'),
      'signature',
    ])
    expect(lines.filter(({ type }) => type === 'head')).toEqual(
      lines.filter(({ type }) => type === 'head').sort((a, b) => (a.stream < b.stream ? -1 : 1)),
    )
  })

  test('is the same each time', async () => {
    const [once, again] = [await exported(), await exported()]

    expect(again).toBe(once)
  })

  test('since a time holds the records with an event since then, each from its first event', async () => {
    const since = await on.database.session(async (db) => {
      const [row] = await db.rows<{ at: Date }>(
        `select at from audit_events where stream_id = $1 order by position desc limit 1`,
        [histories.paused.id],
      )

      return row?.at
    })

    const lines = parsed(await exported({ since }))
    const streams = lines.filter(({ type }) => type === 'head').map(({ stream }) => stream)

    expect(streams).toContain(histories.paused.id)
    expect(streams).not.toContain(histories.rejected.id)
    expect(lines.find(({ type }) => type === 'event')).toMatchObject({ position: 1 })
  })

  test('of heads only leaves the events out, and can be compared all the same', async () => {
    const text = await exported({ what: 'heads' })
    const { count: found } = await verified(on.database, { heads: headsIn(asExport(text)) })

    expect(parsed(text).some(({ type }) => type === 'event')).toBe(false)
    expect(found).toBe(0)
  })

  test('can be recomputed by the script in the documentation alone', async () => {
    const outcome = await runScript(await exported(signing))

    expect(outcome).toMatch(/^unbroken; signed by -----BEGIN PUBLIC KEY-----/)
  })

  test.each([
    ['an event is changed', (text: string) => text.replace('Measured dead', 'Measured alive'), 'is altered'],
    ['an event is removed', (text: string) => without(text, /"type":"event".*"position":2,/), 'is altered'],
    ['a head is removed', (text: string) => without(text, /"type":"head"/), 'do not make the root'],
    [
      'the last event of a record is removed',
      (text: string) => without(text, /"verb|reject/),
      'altered|last event',
    ],
  ])('is refused by that script where %s', async (_, change, reason) => {
    const outcome = await runScript(change(await exported()))

    expect(outcome).toMatch(new RegExp(reason))
  })

  test('holds whatever people write, a line an event', async () => {
    const name = 'L\u2028S\u2029 "\\ \u{1f4a1}'
    const text = await on.database.begin().then(async (db) => {
      db.actAs(histories.supervisor)
      await db.rows('insert into users (email, name, role) values ($1, $2, $3)', [
        'ls@example.com',
        name,
        'worker',
      ])
      let lines = ''
      for await (const piece of exportTrail(db, { at })) lines += piece
      await db.rollback()

      return lines
    })

    expect(text).not.toMatch(/[\u2028\u2029]/)
    expect(JSON.stringify(parsed(text))).toContain('L\u2028S\u2029')
    expect(await runScript(text)).toContain('unbroken')
  })
})

describe('comparing with an earlier export', () => {
  test('finds a record that was removed with all of its trail', async () => {
    const text = await exported()
    const { id } = histories.paused

    const findings = await foundAfterwards(
      text,
      [
        'delete from hazard_acknowledgements where session_id = $1',
        'delete from safety_checks where session_id = $1',
        'delete from work_sessions where id = $1',
        'delete from audit_events where stream_id = $1',
      ],
      id,
    )

    expect(findings.alone).toEqual([])
    expect(findings.against).toMatchObject([{ kind: 'head_missing', stream: id }])
  })

  test('finds the end of a trail that was removed together with what it told', async () => {
    const text = await exported()
    const [user] = await on.database.session((db) =>
      db.rows<{ id: string }>(`select id from users where name = 'K. 田中'`),
    )
    const id = user?.id ?? ''

    const findings = await foundAfterwards(
      text,
      ['delete from audit_events where stream_id = $1 and position > 3'],
      id,
    )

    expect(findings.alone).toEqual([])
    expect(findings.against).toMatchObject([{ kind: 'head_missing', stream: id, position: 5 }])
  })

  test('finds a trail that was rewritten whole', async () => {
    const text = await exported()
    const { id } = histories.worker

    const findings = await foundAfterwards(
      text,
      [
        `update users set name = 'Another' where id = $1`,
        'delete from audit_events where stream_id = $1',
        `select set_config('tenken.actor', id::text, true) from users where role = 'supervisor' and id <> $1 limit 1`,
        `select tk_append($1, 'add', null, json_build_array(tk_added('users', $1, (select tk_row(u) from users u where id = $1))))`,
      ],
      id,
    )

    expect(findings.alone).toEqual([])
    expect(findings.against).toMatchObject([{ kind: 'head_differs', stream: id, position: 1 }])
  })

  test('takes an export only as it was signed, by the key at hand', async () => {
    const text = await exported(signing)
    const other = generateKeyPairSync('ed25519').publicKey
    const isOther: typeof isSigned = (digest, { signature }) =>
      verify(null, digest, other, Buffer.from(signature, 'base64'))

    await expect(checkExport(asExport(text), isSigned)).resolves.toBeUndefined()
    await expect(checkExport(asExport(text), isOther)).rejects.toMatchObject({ code: 'export_not_signed' })
    await expect(checkExport(asExport(text.replace('Measured', 'measured')), isSigned)).rejects.toMatchObject(
      {
        code: 'export_not_signed',
      },
    )
    await expect(checkExport(asExport(await exported()), isSigned)).rejects.toMatchObject({
      code: 'export_not_signed',
    })
  })

  test.each([
    ['is empty', () => ''],
    ['is no JSON', () => 'Hello\n'],
    ['lacks its checkpoint', (text: string) => without(text, /"checkpoint"/)],
    ['lacks a head', (text: string) => without(text, /"head"/)],
    ['has another hash in a head', (text: string) => text.replace(/("type":"head".*"hash":")./, '$1x')],
    ['has a head that is none', (text: string) => text.replace(/("type":"head".*"position":)\d+/, '$1"x"')],
    ['goes on after its signature', (text: string) => `${text}{"type":"event"}\n`],
  ])('refuses a file that %s', async (_, change) => {
    const text = change(await exported(signing))

    await expect(checkExport(asExport(text))).rejects.toMatchObject({ code: 'export_unreadable' })
  })
})

interface Line {
  type: string
  stream: string
  position: number
}

async function exported(more: Partial<Exporting> = {}): Promise<string> {
  return on.database.session(
    async (db) => {
      let text = ''
      for await (const piece of exportTrail(db, { at, ...more })) text += piece

      return text
    },
    { isolation: 'repeatable read', readOnly: true },
  )
}

function parsed(text: string): Line[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

/** The text without the first line that is like this. */
function without(text: string, line: RegExp): string {
  const lines = text.split('\n')
  lines.splice(
    lines.findIndex((each) => line.test(each)),
    1,
  )

  return lines.join('\n')
}

function asExport(text: string) {
  return {
    source: 'export.jsonl',
    lines: async function* () {
      yield* text.split('\n').slice(0, -1)
    },
  }
}

async function count() {
  const [counts] = await on.database.session((db) =>
    db.rows<{ events: number; heads: number }>(
      'select count(*)::int as events, count(distinct stream_id)::int as heads from audit_events',
    ),
  )

  return counts ?? { events: 0, heads: 0 }
}

/** What is found with the rules off, without the export and with it; everything is rolled back. */
async function foundAfterwards(text: string, statements: string[], id: string) {
  await using db = await on.database.begin()
  await db.rows('set local session_replication_role = replica')
  for (const statement of statements) await db.rows(statement, [id])
  await db.rows('set local session_replication_role = origin')
  const { findings: alone } = await verifyTrail(db)
  const { findings: against } = await verifyTrail(db, { heads: headsIn(asExport(text)) })

  return { alone, against }
}

async function runScript(text: string): Promise<string> {
  const file = join(folder, 'export.jsonl')
  await writeFile(file, text)

  return promisify(execFile)(process.execPath, [script, file]).then(
    ({ stdout }) => stdout,
    ({ stderr }) => stderr,
  )
}
