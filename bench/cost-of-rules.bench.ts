import { afterAll, beforeAll, bench, describe } from 'vitest'
import { newId } from '../src/application/id.ts'
import { recordCheck } from '../src/application/safety-checks.ts'
import { publishSop } from '../src/application/sop-versions.ts'
import { createSop } from '../src/application/sops.ts'
import { startWorkSession } from '../src/application/work-sessions.ts'
import { type Sop, stepsOf } from '../src/domain/sop.ts'
import type { User } from '../src/domain/user.ts'
import { ownHistory } from '../src/infrastructure/database/own-history.ts'
import { migrate } from '../src/migrations/runner.ts'
import { anOpenDatabase, aSupervisor, aWorker, type OpenTestDatabase } from '../test/setup/records.ts'
import { aUsualProcedure } from './a-usual-procedure.ts'

/** The last revision before the trail and the rules: the same tables, constraints and indexes. */
const withoutRules = '006_sign_records'

/** One worker's way through a SOP of 48 steps. */
interface Way {
  id: string
  worker: User
  steps: string[]
  /** How many steps are done. */
  done: number
}

const procedure = aUsualProcedure({ severity: 'medium' })
const times = new Map<string, number[]>()
let ruled: OpenTestDatabase
let bare: OpenTestDatabase

beforeAll(async () => {
  ruled = await upgradedTo('head')
  bare = await upgradedTo(withoutRules)
}, 120_000)

afterAll(async () => {
  for (const what of ['record a check, 1 client', 'record a check, 16 clients', 'insert a whole SOP']) {
    const [withRules, without] = [median(`${what}, ruled`), median(`${what}, bare`)]
    const ratio = (withRules / without).toFixed(2)
    console.log(
      `${what}: ${withRules.toFixed(2)} ms with rules and trail, ${without.toFixed(2)} without: ${ratio}`,
    )
  }
  await Promise.all([ruled.close(), bare.close()])
})

describe('with the rules and the trail, and without them, in turns', () => {
  for (const clients of [1, 16]) {
    let ways: { ruled: Way; bare: Way }[] = []
    const what = `record a check, ${clients} client${clients > 1 ? 's' : ''}`

    bench(
      what,
      async () => {
        if (ways.every(({ ruled: { done, steps } }) => done >= steps.length - 1))
          ways = await newWays(clients)
        await Promise.all(ways.map((way) => timed(`${what}, ruled`, () => recordOne(way.ruled))))
        await Promise.all(ways.map((way) => timed(`${what}, bare`, () => recordOneBare(way.bare))))
        for (const way of ways) {
          way.ruled.done++
          way.bare.done++
        }
      },
      { iterations: 400, time: 0, warmupIterations: 100, warmupTime: 0 },
    )
  }

  let author: User
  bench(
    'insert a whole SOP',
    async () => {
      for (const [name, on] of Object.entries({ ruled, bare })) {
        await timed(`insert a whole SOP, ${name}`, () => insertSop(on, author))
      }
    },
    {
      iterations: 200,
      time: 0,
      warmupIterations: 50,
      warmupTime: 0,
      setup: async () => {
        author ??= await onBoth(aSupervisor)
      },
    },
  )
})

async function upgradedTo(revision: string): Promise<OpenTestDatabase> {
  const on = await anOpenDatabase()
  await on.database.connection(async (sql) => {
    await migrate(sql, await ownHistory(), 'upgrade', revision)
  })

  return on
}

function insertSop({ database }: OpenTestDatabase, author: User): Promise<Sop> {
  return database.session((db) => createSop(db, { procedure, author, at: new Date() }))
}

/** One statement; the rules judge it, move the work on and keep the trail. */
async function recordOne({ id, worker, steps, done }: Way): Promise<void> {
  const check = { workSessionId: id, stepId: steps[done] ?? '', worker, at: new Date() }
  await ruled.database.single((db) => recordCheck(db, { ...check, finding: { result: 'pass' } }))
}

/** The usual five of node-postgres, each awaited and none with a name: nothing is judged, nothing is traced. */
async function recordOneBare({ id, steps, done }: Way): Promise<void> {
  const lease = await bare.database.engine.acquire()
  try {
    await lease.tuples('', 'begin')
    await lease.tuples(
      '',
      'select id, status, current_step_id from work_sessions where id = $1 for no key update',
      [id],
    )
    await lease.tuples(
      '',
      'insert into safety_checks (id, session_id, step_id, result, checked_at) values ($1, $2, $3, $4, $5)',
      [newId(), id, steps[done], 'pass', new Date()],
    )
    await lease.tuples('', 'update work_sessions set current_step_id = $2 where id = $1', [
      id,
      steps[done + 1],
    ])
    await lease.tuples('', 'commit')
  } finally {
    await lease.release('clean')
  }
}

/** For each client a new work session on a SOP of its own, on either database. */
function newWays(clients: number): Promise<{ ruled: Way; bare: Way }[]> {
  return Promise.all(
    Array.from({ length: clients }, async () => ({ ruled: await aWay(), bare: await aBareWay() })),
  )
}

async function aWay(): Promise<Way> {
  const { database } = ruled
  const [author, worker] = [await aSupervisor(database), await aWorker(database)]
  const sop = await insertSop(ruled, author)
  await database.session((db) => publishSop(db, { id: sop.id, supervisor: author, at: new Date() }))
  const { id } = await database.session((db) =>
    startWorkSession(db, { sopId: sop.id, worker, at: new Date() }),
  )

  return { id, worker, steps: stepsOf(sop).map((step) => step.id), done: 0 }
}

async function aBareWay(): Promise<Way> {
  const { database } = bare
  const [author, worker, id] = [await aSupervisor(database), await aWorker(database), newId()]
  const sop = await insertSop(bare, author)
  const steps = stepsOf(sop).map((step) => step.id)
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

/** The same person on both databases. */
async function onBoth(person: (database: OpenTestDatabase['database']) => Promise<User>): Promise<User> {
  const user = await person(ruled.database)
  await bare.database.session((db) => db.users.insert(user, new Date()))

  return user
}

async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
  const begin = performance.now()
  await work()
  const taken = performance.now() - begin
  times.get(what)?.push(taken) ?? times.set(what, [taken])
}

function median(what: string): number {
  const sorted = (times.get(what) ?? []).toSorted((one, other) => one - other)

  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
