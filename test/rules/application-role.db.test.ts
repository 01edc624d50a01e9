import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aMigratedDatabase, type OpenTestDatabase } from '../setup/records.ts'
import { type Attack, carryOut } from './attack.ts'
import { aWorld, type World } from './world.ts'

let on: OpenTestDatabase
let world: World

beforeAll(async () => {
  on = await aMigratedDatabase()
  world = await aWorld(on.database)
})

afterAll(() => on.close())

const records = 'users, sops, tasks, steps, hazards, work_sessions, safety_checks, hazard_acknowledgements'

/** Somebody with psql and the rights of an application: reads and writes records, and makes temporary tables. */
const asApplication = `
  create role application;
  grant application to current_user;
  grant select, insert, update on ${records} to application;
  grant select on signatures, audit_events to application;
  do $$ begin execute format('grant temporary on database %I to application', current_database()); end $$;
  set local role application`

/** Carries out the statement by a trigger of their own on a table of their own, so that it is not the first one. */
const inTrigger = (statement: string) => `
  create temporary table bait (n int);
  create function pg_temp.bite() returns trigger language plpgsql as $bite$ begin ${statement}; return null; end $bite$;
  create trigger bite after insert on bait for each row execute function pg_temp.bite();
  insert into bait values (1)`

const event = `insert into audit_events (stream_id, position, at, db_user, verb, changes, hash)
  values (:completed, 999, now(), 'ann', 'approve', '[]', sha256(''))`
const signature = `insert into signatures (session_id, meaning, signer_id, signer_name, signed_at, digest)
  values (:completed, 'approve', :supervisor, 'Ann', now(), sha256(''))`
const noRight = '42501'

const attacks: Attack[] = [
  { what: 'an event from a trigger', state: noRight, sql: inTrigger(event) },
  { what: 'a signature from a trigger', state: noRight, sql: inTrigger(signature) },
  {
    what: 'an event from a trigger, through the function that writes them',
    state: noRight,
    sql: inTrigger("perform tk_append(:completed, 'approve', null, '[]')"),
  },
  {
    what: 'a signature from a trigger, through the function that makes them',
    state: noRight,
    sql: inTrigger("perform tk_sign('approve', :supervisor, null, :completed, null)"),
  },
  {
    what: 'the next step from a trigger',
    state: 'TK012',
    sql: inTrigger('update work_sessions set current_step_id = null where id = :atFirst'),
  },
  {
    what: 'a change of a version from a trigger',
    state: 'TK001',
    sql: inTrigger("update sops set title = 'B' where id = :sop"),
  },
  {
    what: 'a supersession from a trigger',
    state: 'TK002',
    as: 'supervisor',
    sql: inTrigger("update sops set status = 'superseded' where id = :idle"),
  },
  {
    what: 'a rule’s function hung on a table of their own',
    state: noRight,
    sql: `create temporary table bait (like work_sessions);
          create trigger bite after update on bait for each row execute function tk_work_trail()`,
  },
  {
    what: 'people of their own before the real ones',
    state: 'TK015',
    as: 'stranger',
    sql: `create temporary table users (like public.users);
          insert into pg_temp.users (id, email, name, role, created_at, updated_at)
          values (:stranger, 'a@b', 'A', 'supervisor', now(), now());
          update work_sessions set status = 'aborted', closed_by = :stranger, abort_reason = 'A' where id = :atFirst`,
  },
  {
    what: 'functions of their own before the real ones',
    state: 'TK015',
    as: 'stranger',
    sql: `create function pg_temp.tk_must_review(uuid, uuid) returns void language sql as 'select';
          set local search_path = pg_temp, public;
          update work_sessions set status = 'aborted', closed_by = :stranger, abort_reason = 'A' where id = :atFirst`,
  },
  { what: 'rules switched off', state: noRight, sql: 'alter table work_sessions disable trigger user' },
  {
    what: 'rules left out as a replica leaves them',
    state: noRight,
    sql: "set session_replication_role = 'replica'",
  },
  {
    what: 'a function of theirs among the rules',
    state: noRight,
    sql: "create function public.tk_refuse(text, text, jsonb) returns void language sql as 'select'",
  },
  {
    what: 'a trigger of theirs on a record',
    state: noRight,
    sql: 'create trigger bite before insert on users for each row execute function suppress_redundant_updates_trigger()',
  },
  ...['users', 'sops', 'work_sessions', 'safety_checks', 'signatures', 'audit_events'].flatMap((table) =>
    [`delete from ${table}`, `truncate ${table} cascade`].map((sql) => ({ what: sql, state: noRight, sql })),
  ),
]

describe('nobody with the rights of an application gets past the rules', () => {
  test.each(attacks)('$what', async (attack) => {
    const refusal = await on.database.connection((connection) =>
      carryOut(connection, world, attack, asApplication),
    )

    expect(refusal).toMatchObject({ code: attack.state })
  })

  test('and needs no more for its own work', async () => {
    const refusal = await on.database.connection((connection) =>
      carryOut(
        connection,
        world,
        {
          as: 'acknowledgedWorker',
          sql: "insert into safety_checks (session_id, step_id, result) values (:acknowledged, :step2, 'pass')",
        },
        asApplication,
      ),
    )

    expect(refusal).toBeUndefined()
  })
})
