import type pg from 'pg'
import { newId } from '../src/application/id.ts'
import {
  addUser,
  createSop,
  type Database,
  publishSop,
  type Role,
  recordCheck,
  startWorkSession,
  stepsOf,
  type User,
} from '../src/index.ts'
import { aUsualProcedure } from './a-usual-procedure.ts'
import { anEmail, openAt, poolAt, type Room } from './databases.ts'
import { compare } from './pairs.ts'

/** The last revision before the trail and the rules: the same tables, constraints and indexes. */
export const withoutRules = '006_sign_records'

/** One worker's way through a SOP of 48 steps. */
export interface Way {
  id: string
  worker: User
  steps: string[]
  /** How many steps are done. */
  done: number
}

/**
 * Recording a check with rules and trail, beside the five statements of a bare transaction on the same tables without
 * either: begin, lock, insert, move on, commit, each with its name and each awaited.
 */
export async function compareChecks(room: Room): Promise<void> {
  const database = await openAt(await room.databaseAt('head'))
  const bareUrl = await room.databaseAt(withoutRules)
  const [bare, pool] = [await openAt(bareUrl), poolAt(bareUrl)]
  for (const clients of [1, 16]) {
    let ours: Way[] = []
    let theirs: Way[] = []

    await compare({
      what: `record a check, ${clients} client${clients > 1 ? 's' : ''}`,
      goal: clients > 1 ? 1 : 0.8,
      rounds: clients > 1 ? 600 : 2000,
      async prepare() {
        if (ours.some(({ done, steps }) => done < steps.length - 1)) return
        ours = await all(clients, () => aWay(database))
        theirs = await all(clients, () => aBareWay(bare))
      },
      tenken: () => Promise.all(ours.map((way) => record(database, way))),
      byHand: () => Promise.all(theirs.map((way) => recordByHand(pool, way))),
    })
  }
  await Promise.all([database.close(), bare.close(), pool.end()])
}

export async function record(database: Database, way: Way): Promise<void> {
  const { id, worker, steps, done } = way
  const check = { workSessionId: id, stepId: steps[done] ?? '', worker, at: new Date() }
  await database.single((db) => recordCheck(db, { ...check, finding: { result: 'pass' } }))
  way.done++
}

export async function recordByHand(pool: pg.Pool, way: Way): Promise<void> {
  const { id, steps, done } = way
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query({ name: 'lock', text: lock, values: [id] })
    await client.query({
      name: 'insert',
      text: insert,
      values: [newId(), id, steps[done], 'pass', new Date()],
    })
    await client.query({ name: 'move', text: move, values: [id, steps[done + 1]] })
    await client.query('commit')
  } finally {
    client.release()
  }
  way.done++
}

const lock = 'select id, status, locked, current_step_id from work_sessions where id = $1 for no key update'
const insert =
  'insert into safety_checks (id, session_id, step_id, result, checked_at) values ($1, $2, $3, $4, $5)'
const move = 'update work_sessions set current_step_id = $2 where id = $1'

/** A new work session on a SOP of its own. */
export async function aWay(database: Database): Promise<Way> {
  const at = new Date()
  const { author, worker } = await people(database)
  const procedure = aUsualProcedure({ severity: 'medium' })
  const sop = await database.session((db) => createSop(db, { procedure, author, at }))
  await database.session((db) => publishSop(db, { id: sop.id, supervisor: author, at }))
  const { id } = await database.session((db) => startWorkSession(db, { sopId: sop.id, worker, at }))

  return { id, worker, steps: stepsOf(sop).map((step) => step.id), done: 0 }
}

export async function aBareWay(database: Database): Promise<Way> {
  const author = await putOnRecord(database, 'supervisor')
  const worker = await putOnRecord(database, 'worker')
  const procedure = aUsualProcedure({ severity: 'medium' })
  const sop = await database.session((db) => createSop(db, { procedure, author, at: new Date() }))
  const [id, steps] = [newId(), stepsOf(sop).map((step) => step.id)]
  await database.session((db) =>
    db.rows('insert into work_sessions (id, sop_id, worker_id, current_step_id) values ($1, $2, $3, $4)', [
      id,
      sop.id,
      worker.id,
      steps[0],
    ]),
  )

  return { id, worker, steps, done: 0 }
}

/** Somebody in the table of a schema without rules, which the verbs of today do not know any more. */
export async function putOnRecord(database: Database, role: Role): Promise<User> {
  const [user, at] = [{ id: newId(), email: anEmail(role), name: role, role }, new Date()]
  await database.session((db) =>
    db.rows('insert into users (id, email, name, role) values ($1, $2, $3, $4)', [
      user.id,
      user.email,
      user.name,
      role,
    ]),
  )

  return { ...user, employeeNumber: null, createdAt: at, updatedAt: at, deactivatedAt: null }
}

function people(database: Database): Promise<{ author: User; worker: User }> {
  const at = new Date()

  return database.session(async (db) => {
    const [by = null] = await db.users.list({ limit: 1 })
    const boss = { email: anEmail('boss'), name: 'Boss', role: 'supervisor', by, at } as const
    const author = await addUser(db, boss)
    const worker = { email: anEmail('worker'), name: 'Worker', role: 'worker', by: author, at } as const

    return { author, worker: await addUser(db, worker) }
  })
}

function all<T>(count: number, make: () => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, make))
}
