import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishSop, retireSop } from '../../src/application/sop-versions.ts'
import { seenPattern, unseenRanges, visible } from '../../src/domain/unseen.ts'
import { aDraft, aMigratedDatabase, aSupervisor, type OpenTestDatabase } from '../setup/records.ts'

let on: OpenTestDatabase

beforeAll(async () => {
  on = await aMigratedDatabase()
})

afterAll(() => on.close())

test('the database sees what the program sees, at both ends of every range', async () => {
  const codes = unseenRanges
    .flatMap(([first, last]) => [first - 1, first, last, last + 1])
    .filter((code) => code > 0 && code < 0x110000)

  const rows = await on.database.session((db) =>
    db.rows<{ code: number; seen: boolean }>(
      'select code, chr(code) ~ $2 as seen from unnest($1::int[]) code',
      [codes, seenPattern],
    ),
  )

  expect(rows).toEqual(codes.map((code) => ({ code, seen: visible(String.fromCodePoint(code)) !== '' })))
})

test('what was said before, unseen, stays: the record goes on', async () => {
  const supervisor = await aSupervisor(on.database)
  const { id } = await aDraft(on.database)
  await on.database.connection((sql) =>
    sql.execute(`begin; select set_config('tenken.actor', '${supervisor.id}', true);
      alter table sops disable trigger tk_said; update sops set title = '\u200b' where id = '${id}';
      alter table sops enable trigger tk_said; commit`),
  )

  await on.database.session((db) => publishSop(db, { id, supervisor, at: new Date() }))
  const { status } = await on.database.session((db) => retireSop(db, { id, supervisor, at: new Date() }))

  expect(status).toBe('retired')
})

test('whoever says what nobody can see by hand is told which field, as by the verbs', async () => {
  const name = '\u3164'
  const adding = on.database.session(async (db) => {
    const [by] = await db.users.list({ limit: 1 })
    await db.rows("select set_config('tenken.actor', $1, true)", [by?.id])
    await db.rows("insert into users (email, name, role) values ('h@example.com', $1, 'worker')", [name])
  })

  await expect(adding).rejects.toMatchObject({
    code: 'invalid_input',
    data: { field: 'name', reason: { code: 'blank' } },
  })
})
