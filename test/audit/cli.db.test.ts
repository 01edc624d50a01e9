import { generateKeyPairSync } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { Database } from '../../src/infrastructure/database/database.ts'
import { ownVersions } from '../../src/infrastructure/database/own-history.ts'
import { headOf } from '../../src/migrations/head.ts'
import { InProcess } from '../cli/in-process.ts'
import { aCommandLine, aFolder, start, tenken } from '../cli/tenken.ts'
import { everyHistory, type Histories } from './histories.ts'

let line: InProcess
let histories: Histories
let folder: string

beforeAll(async () => {
  line = new InProcess(await aCommandLine())
  folder = await aFolder()
  await line.done('', 'db', 'upgrade')
  histories = await opened((database) => everyHistory(database))
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  await writeFile(join(folder, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
  await writeFile(join(folder, 'key.pub.pem'), publicKey.export({ type: 'spki', format: 'pem' }))
})

afterAll(async () => {
  await line.drop()
  await rm(folder, { recursive: true })
})

describe('tenken audit verify', () => {
  test('says that the trail is unbroken, and of how much', async () => {
    const said = await line.done('', 'audit', 'verify')
    const answer = await line.json<object>('', 'audit', 'verify')
    const japanese = await line.runWith({ TENKEN_LANG: 'ja' }, 'audit', 'verify')

    expect(said).toMatch(/^\d+ events in \d+ records: unbroken\.\n$/)
    expect(answer).toEqual({
      unbroken: true,
      events: expect.any(Number),
      takenOver: null,
      records: expect.any(Number),
      count: 0,
      findings: [],
    })
    expect(japanese.stdout).toMatch(/^記録 \d+ 件のイベント \d+ 件: 途切れはありません。\n$/)
  })

  test('does not believe that the schema is elsewhere where it is not', async () => {
    const [said] = await whileAltered(
      "update alembic_version set version_num = '019_judge_what_is_told'",
      `update alembic_version set version_num = '${await headOf(ownVersions)}'`,
      async () => [await line.run('', 'audit', 'verify')],
    )

    expect(said?.code).toBe(1)
    expect(said?.stdout.split('\n').slice(0, 1)).toEqual([
      '✗ Rules: version_num on alembic_version is not the one of this program.',
    ])
  })

  test('takes a date, and no nonsense, for --since', async () => {
    const since = await line.done('', 'audit', 'verify', '--since', '2001-02-03')
    const later = await line.done('', 'audit', 'verify', '--since', '2999-01-01T09:00+09:00')
    const nonsense = await line.run('', 'audit', 'verify', '--since', 'yesterday')

    expect(since).toMatch(/^[1-9]\d* events/)
    expect(later).toBe('0 events in 0 records: unbroken.\n')
    expect(nonsense).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--since: must be a date or a time'),
    })
  })

  test('names what was altered, in either language, and ends with 1', async () => {
    const id = histories.rejected.id
    const [said, answer, japanese] = await whileAltered(
      `update work_sessions set rejection_reason = rejection_reason || ' at all' where id = '${id}'`,
      `update work_sessions set rejection_reason = 'No photograph' where id = '${id}'`,
      async () => [
        await line.run('', 'audit', 'verify'),
        await line.run('', 'audit', 'verify', '--json'),
        await line.runWith({ TENKEN_LANG: 'ja' }, 'audit', 'verify'),
      ],
    )

    expect(said?.code).toBe(1)
    expect(said?.stdout.replace(/\s+/g, ' ')).toContain(
      `✗ work session ${id}: work_sessions ${id}, rejection_reason: the trail says "No photograph", on record is "No photograph at all".`,
    )
    expect(said?.stderr).toMatch(/^tenken: The audit trail and the records disagree \(1 finding\)\./)
    expect(JSON.parse(answer?.stdout ?? '')).toMatchObject({
      unbroken: false,
      count: 1,
      findings: [{ kind: 'record_altered', record: 'work session', stream: id, column: 'rejection_reason' }],
    })
    expect(JSON.parse(answer?.stderr ?? '')).toMatchObject({
      error: { code: 'trail_broken', data: { count: 1 } },
    })
    expect(japanese?.stdout.replace(/\s+/g, '')).toContain(
      '証跡では"Nophotograph"、記録では"Nophotographatall"です。',
    )
  })

  test('compares with an earlier export, and trusts it only as it was signed', async () => {
    const file = join(folder, 'signed.jsonl')
    await line.done('', 'audit', 'export', '--to', file, '--sign', join(folder, 'key.pem'))
    const against = ['audit', 'verify', '--against', file, '--key', join(folder, 'key.pub.pem')]
    const fine = await line.run('', ...against)
    const unchecked = await line.run('', 'audit', 'verify', '--against', file)
    const noKey = await line.run('', 'audit', 'verify', '--against', file, '--key', file)
    await writeFile(file, (await readFile(file, 'utf8')).replace('Measured dead', 'Measured hot'))
    const changed = await line.run('', ...against)
    const missing = await line.run('', 'audit', 'verify', '--against', join(folder, 'none.jsonl'))

    expect(fine).toMatchObject({ code: 0, stdout: expect.stringContaining('unbroken') })
    expect(fine.stderr).not.toContain('signed')
    expect(unchecked).toMatchObject({ code: 0, stderr: expect.stringContaining('name the key with --key') })
    expect(noKey).toMatchObject({ code: 2, stderr: expect.stringContaining('is not an Ed25519 public key') })
    expect(changed).toMatchObject({ code: 1, stderr: expect.stringContaining('is not to be trusted') })
    expect(missing).toMatchObject({ code: 3, stderr: expect.stringContaining('none.jsonl') })
  })
})

describe('tenken audit export', () => {
  test('writes the same lines to stdout and to a file, and never over one that is there', async () => {
    const file = join(folder, 'trail.jsonl')
    const printed = await line.done('', 'audit', 'export')
    const said = await line.run('', 'audit', 'export', '--to', file)
    const again = await line.run('', 'audit', 'export', '--to', file)
    const forced = await line.run('', 'audit', 'export', '--to', file, '--force')

    expect(said).toMatchObject({ code: 0, stdout: '', stderr: `The audit trail is in ${file}.\n` })
    expect(afterFirst(await readFile(file, 'utf8'))).toBe(afterFirst(printed))
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('exists already') })
    expect(forced.code).toBe(0)
    expect(await readdir(folder)).not.toContainEqual(expect.stringMatching(/\.part$/))
  })

  test('leaves no file where it cannot be written whole', async () => {
    const wrongKey = await line.run(
      '',
      'audit',
      'export',
      '--to',
      join(folder, 'x.jsonl'),
      '--sign',
      join(folder, 'key.pub.pem'),
    )
    const noFolder = await line.run('', 'audit', 'export', '--to', join(folder, 'none', 'x.jsonl'))

    expect(wrongKey).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is not an Ed25519 private key'),
    })
    expect(noFolder.code).toBe(3)
    expect(await readdir(folder)).not.toContainEqual(expect.stringMatching(/^x\.jsonl/))
  })

  test('ends in peace when its reader goes away', async () => {
    const running = start(['audit', 'export'], { DATABASE_URL: line.url })
    running.stopReading()

    expect(await running.outcome).toMatchObject({ code: 0, stderr: '' })
  })
})

describe('tenken audit show', () => {
  test('tells a work session from its start to its approval, and that its trail is unbroken', async () => {
    const id = histories.approved.id.slice(-8)
    // A process of its own has the reader's time zone.
    const { stdout: said } = await tenken(['audit', 'show', id], { DATABASE_URL: line.url })

    const verbs = [...said.matchAll(/^\S+ \S+ \+09:00 {2}(.*)$/gm)].map(([, verb]) => verb)
    expect(verbs).toEqual([
      'started',
      'paused',
      'resumed',
      'FAIL',
      'OVERRIDE',
      'hazard acknowledged',
      'pass',
      'OVERRIDE',
      'pass',
      'completed',
      'approved',
    ])
    expect(said).toContain('version 1, Change the fuse')
    expect(said).toContain('step 1, Switch the main breaker off')
    expect(said).toContain('hazard, Somebody switches on')
    expect(said).toMatch(
      /OVERRIDE\n {4}by supervisor <supervisor\.[\s\S]*signed by supervisor: override\n[\s\S]*reason: "Measured dead"/,
    )
    expect(said).toContain('confidence: 0.3333333333333333')
    expect(said).toContain('signed by supervisor: approval')
    expect(said).toMatch(/The trail is unbroken: 11 events, and the record matches them\.\n$/)
    expect(said).not.toMatch(/[0-9a-f]{64}/)
  })

  test('tells a SOP by any of its versions or its title: what was edited, from what to what', async () => {
    const byDraft = await line.done('', 'audit', 'show', histories.draft.id)
    const byTitle = await line.done('', 'audit', 'show', 'Change the fuse safely')

    expect(byTitle).toBe(byDraft)
    expect(byDraft).toContain('version 1: published')
    expect(byDraft).toContain('3 steps added')
    expect(byDraft).toMatch(
      /version 1: drafted\n {4}by [\s\S]*?title: "Change the fuse"\n {4}Task 1: Isolate\n {6}Text: Nobody works on a live panel\.\n {4}Step 1\.1: Switch the main breaker off\n {6}Point and call: Main breaker, off!\n {6}Must be seen: Lamp is dark\n {4}Step 1\.2: Hang your own lock\n {4}Hazard 1\.2\.1: DANGER {2}Somebody switches on\n {6}Prevent: Your own lock and key\n {4}Task 2: Change\n {4}Step 2\.1: Pull the old fuse\n\n/,
    )
    expect(byDraft).toContain('title: "Change the fuse" → "Change the fuse safely"')
    expect(byDraft).toContain('severity: DANGER → WARNING')
    expect(byDraft).toContain('version 1: superseded')
    expect(byDraft).toContain('reason: "Too early"')
  })

  test('tells a SOP in Japanese, and with every hash where that is asked for', async () => {
    const { stdout } = await tenken(['audit', 'show', histories.draft.id], {
      DATABASE_URL: line.url,
      TENKEN_LANG: 'ja',
    })
    const verbose = await line.done('', 'audit', 'show', '--verbose', histories.draft.id)
    const { events } = await line.json<{ events: object[] }>('', 'audit', 'show', histories.draft.id)

    expect(stdout).toMatch(/手順1\.2: Hang your own lock\n {4}危険1\.2\.1: 【危険】 {2}Somebody switches on/)
    expect(verbose.match(/hash\s+[0-9a-f]{64}/g)).toHaveLength(events.length)
  })

  test('tells of the first user that nobody added them but the user of the database', async () => {
    const said = await line.done('', 'audit', 'show', histories.supervisor.email)

    expect(said).toMatch(/added\n {4}by the database user \w+; no person was named/)
  })

  test('tells a user by their email', async () => {
    const email = await opened((database) =>
      database.session(
        async (db) => (await db.users.list()).find(({ name }) => name === 'K. 田中')?.email ?? '',
      ),
    )
    const said = await line.done('', 'audit', 'show', email)
    const japanese = await tenken(['audit', 'show', email, '--verbose'], {
      DATABASE_URL: line.url,
      TENKEN_LANG: 'ja',
    })

    expect(said).toContain('name: "worker" → "K. 田中"')
    expect(said).toMatch(/deactivated\n {4}by supervisor </)
    expect(japanese.stdout).toContain('氏名: 「worker」 → 「K. 田中」')
    expect(japanese.stdout).toMatch(/証跡に途切れはありません: イベント 5 件/)
    expect(japanese.stdout.replace(/\s/g, '')).toMatch(/ハッシュ[0-9a-f]{64}/)
  })

  test('answers programs with everything', async () => {
    const answer = await line.json<{ events: object[]; unbroken: boolean }>(
      '',
      'audit',
      'show',
      histories.approved.id,
    )

    expect(answer).toMatchObject({
      record: 'work session',
      stream: histories.approved.id,
      unbroken: true,
      findings: [],
    })
    expect(answer.events[4]).toMatchObject({
      position: 5,
      verb: 'override',
      reason: 'Measured dead',
      actor: histories.supervisor.id,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  test('keeps request ids for those who ask for them', async () => {
    const brief = await line.done('', 'audit', 'show', histories.sop.id)
    const verbose = await line.done('', 'audit', 'show', histories.sop.id, '--verbose')

    expect(brief).not.toContain('request-1')
    expect(verbose).toContain('request: request-1')
  })

  test('ends with what is wrong where the trail is broken', async () => {
    const id = histories.aborted.id
    const [said] = await whileAltered(
      `update audit_events set verb = 'pass' where stream_id = '${id}' and position = 2`,
      `update audit_events set verb = 'fail' where stream_id = '${id}' and position = 2`,
      async () => [await line.run('', 'audit', 'show', id)],
    )

    expect(said?.stdout.replace(/\s+/g, ' ')).toMatch(/✗ work session [-0-9a-f]{36}: event 2 was altered/)
  })

  test('says that there is no such record', async () => {
    const none = await line.run('', 'audit', 'show', 'ffffffff')

    expect(none).toMatchObject({ code: 3, stderr: 'tenken: There is no record ffffffff.\n' })
  })
})

async function opened<T>(use: (database: Database) => Promise<T>): Promise<T> {
  await using database = await Database.open(readConfig({ DATABASE_URL: line.url }))

  return await use(database)
}

/** Runs commands between two statements that the rules are switched off for. */
async function whileAltered<T>(alter: string, undo: string, run: () => Promise<T>): Promise<T> {
  const byForce = (sql: string) =>
    opened((database) =>
      database.session(async (db) => {
        await db.rows('set local session_replication_role = replica')
        await db.rows(sql)
      }),
    )
  await byForce(alter)
  try {
    return await run()
  } finally {
    await byForce(undo)
  }
}

function afterFirst(text: string): string {
  return text.slice(text.indexOf('\n'))
}
