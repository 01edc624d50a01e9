import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { showSop } from '../../src/application/sops.ts'
import { aMigratedDatabase, aProcedure, aSop, type OpenTestDatabase } from '../setup/records.ts'
import { columnsOf, foreignKeysOf, indexesOf } from './catalog.ts'

let on: OpenTestDatabase

beforeAll(async () => {
  on = await aMigratedDatabase()
})

afterAll(() => on.close())

describe('db-001: create SOP-related tables', () => {
  test('sops has exactly the columns of the specification, and those of its versions', async () => {
    expect(await columnsOf(on.database, 'sops')).toEqual({
      id: 'uuid not null default gen_random_uuid()',
      title: 'text not null',
      created_by: 'uuid not null',
      created_at: 'timestamp with time zone not null default now()',
      updated_at: 'timestamp with time zone not null default now()',
      deleted_at: 'timestamp with time zone',
      lineage_id: 'uuid not null',
      version: 'integer not null default 1',
      status: "text not null default 'draft'::text",
      published_at: 'timestamp with time zone',
      published_by: 'uuid',
      retired_at: 'timestamp with time zone',
      retired_by: 'uuid',
      step_ids: 'uuid[]',
      task_count: 'integer',
      step_count: 'integer',
      low_hazards: 'integer',
      medium_hazards: 'integer',
      high_hazards: 'integer',
      critical_hazards: 'integer',
      tree_digest: 'bytea',
    })
  })

  test('tasks has exactly the columns of the specification, and its origin', async () => {
    expect(await columnsOf(on.database, 'tasks')).toEqual({
      id: 'uuid not null default gen_random_uuid()',
      sop_id: 'uuid not null',
      title: 'text not null',
      description: 'text',
      order_index: 'integer not null',
      created_at: 'timestamp with time zone not null default now()',
      origin_id: 'uuid not null default gen_random_uuid()',
    })
  })

  test('steps has exactly the columns of the specification, and its origin', async () => {
    expect(await columnsOf(on.database, 'steps')).toEqual({
      id: 'uuid not null default gen_random_uuid()',
      task_id: 'uuid not null',
      description: 'text not null',
      order_index: 'integer not null',
      expected_action: 'text',
      expected_result: 'text',
      origin_id: 'uuid not null default gen_random_uuid()',
    })
  })

  test('hazards has exactly the columns of the specification, and its origin', async () => {
    expect(await columnsOf(on.database, 'hazards')).toEqual({
      id: 'uuid not null default gen_random_uuid()',
      step_id: 'uuid not null',
      description: 'text not null',
      severity: 'text not null',
      mitigation: 'text',
      origin_id: 'uuid not null default gen_random_uuid()',
    })
  })

  test('foreign keys lead from hazard to step to task to SOP to user, and cascade below the SOP', async () => {
    expect(await foreignKeysOf(on.database, ['sops', 'tasks', 'steps', 'hazards'])).toEqual([
      'hazards: FOREIGN KEY (step_id) REFERENCES steps(id) ON DELETE CASCADE',
      'sops: FOREIGN KEY (created_by) REFERENCES users(id)',
      'sops: FOREIGN KEY (lineage_id) REFERENCES sops(id)',
      'sops: FOREIGN KEY (published_by) REFERENCES users(id)',
      'sops: FOREIGN KEY (retired_by) REFERENCES users(id)',
      'steps: FOREIGN KEY (task_id) REFERENCES tasks(id) ON DELETE CASCADE',
      'tasks: FOREIGN KEY (sop_id) REFERENCES sops(id) ON DELETE CASCADE',
    ])
  })

  test('the indexes for common queries exist under the names of the specification', async () => {
    const indexes = await indexesOf(on.database, ['sops', 'tasks', 'steps', 'hazards'])

    expect(indexes).toMatchObject({
      idx_sops_user: 'btree (created_by)',
      idx_sops_live: 'btree (created_at DESC, id DESC) WHERE (deleted_at IS NULL)',
      idx_tasks_sop: 'btree (sop_id, order_index)',
      idx_steps_task: 'btree (task_id, order_index)',
      idx_hazards_step: 'btree (step_id)',
      idx_sops_publisher: 'btree (published_by) WHERE (published_by IS NOT NULL)',
      idx_sops_retirer: 'btree (retired_by) WHERE (retired_by IS NOT NULL)',
      idx_sops_title:
        "btree (lower(regexp_replace(btrim(NORMALIZE(title, NFKC)), '\\s+'::text, ' '::text, 'g'::text)))",
      uq_sops_version: 'btree (lineage_id, version)',
      uq_sops_one_effective: "btree (lineage_id) WHERE (status = 'effective'::text)",
      uq_sops_one_draft: "btree (lineage_id) WHERE ((status = 'draft'::text) AND (deleted_at IS NULL))",
    })
  })

  test('no string column has a limit of length', async () => {
    const limited = await on.database.connection((sql) =>
      sql.rows(
        '',
        `select table_name, column_name from information_schema.columns
          where table_schema = current_schema() and table_name <> 'alembic_version'
            and (data_type in ('character varying', 'character') or character_maximum_length is not null)`,
      ),
    )

    expect(limited).toEqual([])
  })

  test('a SOP is read back whole, in the order in which it was written', async () => {
    const sop = await aSop(on.database)

    const read = await on.database.single((db) => showSop(db, sop.id))

    expect(read).toEqual(sop)
    expect(read).toMatchObject(aProcedure)
  })
})
