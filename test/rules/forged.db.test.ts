import { describe, expect, test } from 'vitest'
import { idOf, named } from './attack.ts'
import { worldOfFile } from './world-of-file.ts'

const on = worldOfFile()

/** What the query finds after the statement, which is undone. */
function outcomeOf<Row extends object>(as: string, sql: string, query: string): Promise<Row | undefined> {
  return on.database.connection(async (connection) => {
    await connection.execute('begin')
    try {
      await connection.execute(`select set_config('tenken.actor', '${idOf(on.world, as)}', true)`)
      await connection.execute(named(on.world, sql))
      const [row] = await connection.rows<Row>('', named(on.world, query))

      return row
    } finally {
      await connection.execute('rollback')
    }
  })
}

const counts = `step_ids, task_count, step_count, low_hazards, medium_hazards, high_hazards, critical_hazards,
  tree_digest = tk_tree_digest(id) as whole`

describe('what a statement claims of itself counts for nothing where the rules know better', () => {
  test('a publication stores the steps, the counts and the digest of the tree as it is', async () => {
    const publish = "update sops set status = 'effective', published_by = :supervisor"
    const query = `select ${counts} from sops where id = :draft`
    const more = ['low', 'medium', 'medium', 'high', 'high', 'high']
      .map((severity) => `(:draftStep1, 'A', '${severity}')`)
      .join()
    const before = `insert into hazards (step_id, description, severity) values ${more};
      update steps set order_index = 1 - order_index where id in (:draftStep1, :draftStep2)`
    const honest = await outcomeOf('supervisor', `${before}; ${publish} where id = :draft`, query)

    const forged = await outcomeOf(
      'supervisor',
      `${before}; ${publish}, step_ids = array[:step1::uuid], task_count = 9, step_count = 9, low_hazards = 9, medium_hazards = 9,
         high_hazards = 9, critical_hazards = 0, tree_digest = sha256('') where id = :draft`,
      query,
    )

    expect(honest).toEqual({
      step_ids: ['draftStep2', 'draftStep1', 'draftStep3'].map((step) => idOf(on.world, step)),
      task_count: 2,
      step_count: 3,
      low_hazards: 1,
      medium_hazards: 2,
      high_hazards: 3,
      critical_hazards: 1,
      whole: true,
    })
    expect(forged).toEqual(honest)
  })

  test('several versions are published in one statement, and each supersedes its own', async () => {
    const statuses = await outcomeOf(
      'supervisor',
      "update sops set status = 'effective', published_by = :supervisor where id in (:draft, :foreign)",
      `select array_agg(status order by id) as all from sops where id in (:draft, :foreign, :sop)`,
    )

    expect(
      Object.values(statuses ?? {})
        .flat()
        .sort(),
    ).toEqual(['effective', 'effective', 'superseded'])
  })

  test('work that is approved is locked and dated, whatever the statement says', async () => {
    const closed = await outcomeOf(
      'supervisor',
      "update work_sessions set status = 'approved', approved_by = :supervisor, locked = false where id = :completed",
      'select locked, approved_at is not null as dated from work_sessions where id = :completed',
    )

    expect(closed).toEqual({ locked: true, dated: true })
  })

  test('how long work was paused is measured, whatever the statement says', async () => {
    const query =
      "select paused_for < interval '1 hour' and paused_for > interval '0' as measured, paused_at from work_sessions where id = :paused"

    const resumed = await outcomeOf(
      'pausedWorker',
      "update work_sessions set status = 'in_progress', paused_for = interval '1 year', paused_at = '2001-01-01' where id = :paused",
      query,
    )

    expect(resumed).toEqual({ measured: true, paused_at: null })
  })

  test('the time of a pause is the database’s own', async () => {
    const paused = await outcomeOf(
      'atFirstWorker',
      "update work_sessions set status = 'paused', paused_at = '2001-01-01' where id = :atFirst",
      "select clock_timestamp() - paused_at < interval '1 minute' as now from work_sessions where id = :atFirst",
    )

    expect(paused).toEqual({ now: true })
  })

  test('an abortion of paused work counts the pause to its end', async () => {
    const aborted = await outcomeOf(
      'pausedWorker',
      "update work_sessions set status = 'aborted', closed_by = :pausedWorker, abort_reason = 'A' where id = :paused",
      `select locked, paused_at, paused_for > interval '0' as counted, closed_at is not null as dated
         from work_sessions where id = :paused`,
    )

    expect(aborted).toEqual({ locked: true, paused_at: null, counted: true, dated: true })
  })

  test('a signature says who signed, by the name they have now, when and what, and nobody can say otherwise', async () => {
    const signature = await outcomeOf(
      'supervisor',
      "update work_sessions set status = 'approved', approved_by = :supervisor, approved_at = now() + interval '4 minutes' where id = :completed",
      `select s.meaning, s.signer_id as signer, s.signer_name = u.name as printed,
              abs(extract(epoch from clock_timestamp() - s.signed_at)) < 60 as now, s.digest = tk_signed_digest(s) as matches
         from signatures s join users u on u.id = s.signer_id where s.session_id = :completed`,
    )

    expect(signature).toEqual({
      meaning: 'approve',
      signer: idOf(on.world, 'supervisor'),
      printed: true,
      now: true,
      matches: true,
    })
  })
})

describe('odd settings of a connection', () => {
  test.each([
    "set local timezone = 'Asia/Tokyo'",
    "set local datestyle = 'German, DMY'",
    "set local intervalstyle = 'sql_standard'",
    'set local extra_float_digits = -15',
    "set local bytea_output = 'escape'",
    'set local array_nulls = off',
    'set local transform_null_equals = on',
    'set local search_path = pg_temp, public',
  ])('change nothing of what is signed: %s', async (setting) => {
    const approve =
      "update work_sessions set status = 'approved', approved_by = :supervisor where id = :completed"
    const reset =
      "set local timezone = 'UTC'; set local datestyle = 'ISO, MDY'; set local intervalstyle = 'postgres'; set local extra_float_digits = 1; set local bytea_output = 'hex'; set local search_path = public"

    const signature = await outcomeOf(
      'supervisor',
      `${setting}; ${approve}; ${reset}`,
      'select digest = tk_signed_digest(s) as matches from signatures s where session_id = :completed',
    )

    expect(signature).toEqual({ matches: true })
  })
})
