import { setTimeout as pause } from 'node:timers/promises'
import { tenkenClient } from '../src/client/index.ts'
import { createSop, type Database, publishSop, type Sop, showSop, type User } from '../src/index.ts'
import { aUsualProcedure } from './a-usual-procedure.ts'
import { openAt, type Room } from './databases.ts'
import { quantile } from './pairs.ts'
import { anAdmin, supervisorsOf, workersOf } from './plant/people.ts'
import { Served } from './plant/served.ts'
import type { Shift } from './plant/shift.ts'
import { review, watch } from './plant/supervisor.ts'
import { Told } from './plant/told.ts'
import { heldAgainstTrail } from './plant/trail.ts'
import { Unreliable } from './plant/unreliable.ts'
import { workThrough } from './plant/worker.ts'

const [workers, supervisors, seconds] = [100, 5, 60]
/** Of all requests, how many lose their connection. */
const cut = 0.1

/**
 * A day in a plant in a minute: a hundred workers and five supervisors at one server, whose connections are cut at
 * random and whose process is killed half-way; whoever has no answer asks again with the same id or key. Then each write
 * is held against the trail. The exit code is 1 where one is lost or doubled, or the trail is broken.
 */
export async function measurePlant(room: Room): Promise<void> {
  const url = await room.databaseAt('head')
  await using database = await openAt(url)
  const admin = await anAdmin(database)
  const sop = await aProcedure(database, admin)
  const tokens = {
    workers: await workersOf(database, admin, workers),
    supervisors: await supervisorsOf(database, admin, supervisors),
  }
  await using served = await Served.start(url)
  const [told, network, end] = [new Told(), new Unreliable(cut), AbortSignal.timeout(seconds * 1000)]
  const shift: Shift = { told, isOver: () => end.aborted }
  const clientOf = (token: string) => tenkenClient({ origin: served.origin, token, fetch: network.fetch })
  const clients = tokens.supervisors.map(clientOf)
  const [watched] = await Promise.all([
    Promise.all(clients.map((tenken) => watch(tenken, shift, end))),
    ...clients.map((tenken) => review(tenken, shift)),
    ...tokens.workers.map((token) => workThrough(clientOf(token), sop, shift)),
    killHalfWay(served),
  ])
  await served.end('SIGTERM')
  console.log(`
a day in a plant: ${workers} workers, ${supervisors} supervisors, ${seconds} s, the server killed half-way
${told.waits.length} answers, p50 ${quantile(told.waits, 0.5).toFixed(1)} ms, p99 ${quantile(told.waits, 0.99).toFixed(1)} ms
${network.cuts} connections cut, ${told.repeats} requests sent again, boards begun ${watched.join(', ')} times`)
  await report(database, told)
}

/** Of twelve steps, so that many pieces of work are handed in before the day is over. */
async function aProcedure(database: Database, author: User): Promise<Sop> {
  const { title, tasks } = aUsualProcedure({ severity: 'medium' })
  const procedure = { title, tasks: tasks.slice(0, 2) }
  const { id } = await database.session((db) => createSop(db, { procedure, author, at: new Date() }))
  await database.session((db) => publishSop(db, { id, supervisor: author, at: new Date() }))

  return database.session((db) => showSop(db, id))
}

async function killHalfWay(served: Served): Promise<void> {
  await pause((seconds * 1000) / 2)
  await served.end('SIGKILL')
  await served.start()
}

async function report(database: Database, told: Told): Promise<void> {
  const { checks, ...wrong } = await heldAgainstTrail(database, told)
  const { lost, doubled, denied, strange, findings } = wrong
  const statuses = await database.session((db) =>
    db.rows<{ said: string }>(`select status || ' ' || count(*) as said from work_sessions group by status`),
  )
  console.log(`${told.done.size} writes done and ${told.refused.size} refused, ${checks} checks on record
work sessions: ${statuses.map(({ said }) => said).join(', ')}
lost ${lost}, doubled ${doubled}, done though refused ${denied}, meant by nobody ${strange}, findings of verification ${findings}`)
  if (Object.values(wrong).some((count) => count > 0)) process.exitCode = 1
}
