import type pg from 'pg'
import { newId } from '../src/application/id.ts'
import { addUser, createSop, type Procedure } from '../src/index.ts'
import { aUsualProcedure } from './a-usual-procedure.ts'
import { putOnRecord, withoutRules } from './checks.ts'
import { anEmail, openAt, poolAt, type Room } from './databases.ts'
import { compare } from './pairs.ts'

/** Inserting a whole SOP with rules and trail, beside one statement on the same tables without either. */
export async function compareInsertions(room: Room): Promise<void> {
  const database = await openAt(await room.databaseAt('head'))
  const bareUrl = await room.databaseAt(withoutRules)
  const [bare, pool] = [await openAt(bareUrl), poolAt(bareUrl)]
  const procedure = aUsualProcedure({ severity: 'medium' })
  const boss = {
    id: newId(),
    email: anEmail('boss'),
    name: 'Boss',
    role: 'supervisor',
    by: null,
    at: new Date(),
  } as const
  const author = await database.session((db) => addUser(db, boss))
  const bareAuthor = await putOnRecord(bare, 'supervisor')

  await compare({
    what: 'insert a whole SOP',
    goal: 1.3,
    rounds: 600,
    tenken: () => database.single((db) => createSop(db, { procedure, author, at: new Date() })),
    byHand: () => insertByHand(pool, procedure, bareAuthor.id),
  })
  await Promise.all([database.close(), bare.close(), pool.end()])
}

export async function insertByHand(pool: pg.Pool, procedure: Procedure, author: string): Promise<void> {
  const [sop, at] = [newId(), new Date()]
  const tasks: unknown[] = []
  const steps: unknown[] = []
  const hazards: unknown[] = []
  for (const [t, task] of procedure.tasks.entries()) {
    const taskId = newId()
    tasks.push({ id: taskId, sop, title: task.title, description: task.description, n: t, at })
    for (const [s, step] of task.steps.entries()) {
      const { description, expectedAction, expectedResult } = step
      const stepId = newId()
      steps.push({ id: stepId, task: taskId, description, n: s, expectedAction, expectedResult })
      for (const hazard of step.hazards) hazards.push({ id: newId(), step: stepId, ...hazard })
    }
  }
  const trees = [tasks, steps, hazards].map((rows) => JSON.stringify(rows))
  await pool.query({ name: 'insert', text: insert, values: [sop, procedure.title, author, at, ...trees] })
}

const insert = `
  with sop as (
    insert into sops (id, lineage_id, version, title, created_by, created_at, updated_at)
    values ($1, $1, 1, $2, $3, $4, $4)
  ), task as (
    insert into tasks (id, sop_id, title, description, order_index, created_at, origin_id)
    select id, sop, title, description, n, at, id
      from json_to_recordset($5::json) as task(id uuid, sop uuid, title text, description text, n int, at timestamptz)
  ), step as (
    insert into steps (id, task_id, description, order_index, expected_action, expected_result, origin_id)
    select id, task, description, n, "expectedAction", "expectedResult", id
      from json_to_recordset($6::json) as step(id uuid, task uuid, description text, n int, "expectedAction" text,
        "expectedResult" text)
  )
  insert into hazards (id, step_id, description, severity, mitigation, origin_id)
  select id, step, description, severity, mitigation, id
    from json_to_recordset($7::json) as hazard(id uuid, step uuid, description text, severity text, mitigation text)`
