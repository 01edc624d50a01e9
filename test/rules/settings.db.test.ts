import { afterAll, beforeAll, expect, test } from 'vitest'
import { localSettings } from '../../src/infrastructure/database/settings/relied-on.ts'
import { sampled } from '../setup/database.ts'
import { aMigratedDatabase, type OpenTestDatabase } from '../setup/records.ts'
import { carryOut, idOf, named } from './attack.ts'
import { attacks } from './attacks/index.ts'
import { changes } from './changes.ts'
import { aWorld, type World } from './world.ts'

/** What a client of one's own may set before it writes. */
const hostile: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'German dates, rounded floats, escapes in strings': {
    DateStyle: 'German, DMY',
    IntervalStyle: 'sql_standard',
    TimeZone: 'Asia/Kathmandu',
    extra_float_digits: '-15',
    bytea_output: 'escape',
    standard_conforming_strings: 'off',
    escape_string_warning: 'off',
    array_nulls: 'off',
    transform_null_equals: 'on',
    quote_all_identifiers: 'on',
    row_security: 'off',
    xmlbinary: 'hex',
  },
  'dates of SQL, another alphabet, no indexes': {
    DateStyle: 'SQL, YMD',
    IntervalStyle: 'iso_8601',
    TimeZone: 'America/St_Johns',
    extra_float_digits: '0',
    lc_monetary: 'C',
    lc_numeric: 'C',
    lc_time: 'C',
    search_path: 'pg_temp, public, pg_catalog',
    backslash_quote: 'on',
    enable_indexscan: 'off',
    enable_bitmapscan: 'off',
    plan_cache_mode: 'force_generic_plan',
  },
  'dates of Postgres, words for intervals': {
    DateStyle: 'Postgres, MDY',
    IntervalStyle: 'postgres_verbose',
    TimeZone: 'Pacific/Chatham',
    extra_float_digits: '3',
    check_function_bodies: 'off',
    synchronize_seqscans: 'off',
    default_transaction_isolation: 'serializable',
  },
}

let on: OpenTestDatabase
let world: World
const usual = new Map<string, string[]>()

beforeAll(async () => {
  on = await aMigratedDatabase()
  world = await aWorld(on.database)
  for (const change of changes) usual.set(change.what, await told(change, {}))
})

afterAll(() => on.close())

test.each(Object.entries(hostile))('every change is told to the letter as ever: %s', async (_, settings) => {
  const otherwise: unknown[] = []

  for (const change of changes) {
    const events = await told(change, settings)
    if (events.join() !== usual.get(change.what)?.join()) otherwise.push([change.what, events])
  }

  expect(otherwise).toEqual([])
})

test('an attack is refused as ever, whatever is set', async () => {
  const lists = Object.values(hostile)
  const otherwise: string[] = []

  for (const [place, attack] of sampled(Object.values(attacks).flat()).entries()) {
    const { isolation = 'read committed' } = attack
    const first = `set transaction isolation level ${isolation}; ${setting(lists[place % lists.length] ?? {})}`
    const refusal = await on.database.connection((sql) => carryOut(sql, world, attack, first))
    if (refusal?.code !== attack.state) otherwise.push(`${attack.what}: ${refusal?.code} ${refusal?.message}`)
  }

  expect(otherwise).toEqual([])
})

function setting(settings: Readonly<Record<string, string>>): string {
  const each = Object.entries(settings).map(([name, value]) => `set_config('${name}', '${value}', true)`)

  return `select ${each.join(', ') || 1}`
}

/** The new events, without what differs from one moment to the next; throws where a hash or a digest is not theirs. */
async function told(
  { as, sql }: { as: string; sql: string },
  settings: Readonly<Record<string, string>>,
): Promise<string[]> {
  await using db = await on.database.begin()
  await db.rows(`select set_config('tenken.actor', '${idOf(world, as)}', true)`)
  await db.rows(setting(settings))
  for (const statement of statementsIn(named(world, sql))) await db.rows(statement)
  await db.rows('set constraints all immediate')
  for (const statement of statementsIn(`${localSettings}; set local search_path = public`)) {
    await db.rows(statement)
  }

  const events = await db.rows<{ text: string; whole: boolean }>(
    `select concat_ws(' ', e.stream_id, e.verb, e.reason, e.changes) as text,
            e.hash = sha256(coalesce(before.hash, '') || convert_to(tk_event_text(e), 'UTF8')) as whole
       from audit_events e left join audit_events before
         on before.stream_id = e.stream_id and before.position = e.position - 1
      where e.xmin = pg_current_xact_id()::xid order by e.stream_id, e.position`,
  )
  const forged = await db.rows('select from signatures s where tk_signed_digest(s) is distinct from digest')
  expect([events.every(({ whole }) => whole), forged]).toEqual([true, []])

  return events.map(({ text }) => lasting(text))
}

/** The words of it, without times of now, digests of what holds them, and ids drawn anew, by which rows are in order. */
function lasting(text: string): string {
  const known = new Set(Object.values(world))

  return text
    .replace(/\b\d+\.\d{6}\b/g, 'time')
    .replace(/\b[0-9a-f]{64}\b/g, 'digest')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => (known.has(id) ? id : 'new'))
    .split(/[\s,[\]{}]+/)
    .sort()
    .join(' ')
}

function statementsIn(sql: string): string[] {
  return sql
    .split(';')
    .map((text) => text.trim())
    .filter((text) => text !== '')
}
