import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { newId } from '../src/application/id.ts'
import { sopRecordFor } from '../src/application/seeing.ts'
import { type Database, pageOfWorkSessions, type Sop, type User, upgrade } from '../src/index.ts'
import { aServer, type ServerUnderTest } from '../test/http/serve/a-server.ts'
import { aWay, record, type Way } from './checks.ts'
import { openAsServed, type Room } from './databases.ts'
import type { Heard, Told } from './http-client.ts'
import { quantile, row, timed } from './pairs.ts'
import { fill } from './reads.ts'

const goal = 2
const rounds = 1_000
const warmUp = 200

/**
 * A SOP, a page of work sessions and a check over HTTP, each beside its verb alone: in turns, on the same data, with
 * either engine. The client is a process of its own; who asks is known without a look-up.
 */
export async function compareHttp(room: Room): Promise<void> {
  await compareOn('server', await openAsServed(await room.databaseAt('head')))
  const embedded = await openAsServed('pglite:memory')
  await upgrade(embedded)
  await compareOn('embedded', embedded)
}

async function compareOn(engine: string, database: Database): Promise<void> {
  const sop = await fill(database)
  const author = await database.session((db) => db.users.get(sop.createdBy))
  const people = new Map([[author.id, author]])
  const server = await serving(database, people)
  const client = fork(new URL('./http-client.js', import.meta.url))
  const asking = new Asking(client, server.url)
  console.log(`\n${`${engine}: median, ms`.padEnd(46)}    HTTP     verb   ratio   goal`)
  await compareReading(database, asking, { sop, author })
  await compareChecking(database, asking, people)
  client.kill()
  await server.stop()
  await database.close()
}

interface Read {
  sop: Sop
  author: User
}

async function compareReading(database: Database, asking: Asking, { sop, author }: Read): Promise<void> {
  await inTurns('a SOP of 48 steps, whole', {
    http: () => asking.for(author, 'GET', `/sops/${sop.id}`),
    verb: () => timed(() => database.session((db) => sopRecordFor(db, author, sop), { readOnly: true })),
  })
  await inTurns('a page of 50 work sessions', {
    http: () => asking.for(author, 'GET', '/work-sessions?limit=50'),
    verb: () =>
      timed(() =>
        database.session((db) => pageOfWorkSessions(db, { limit: 50, seenBy: author }), { readOnly: true }),
      ),
  })
}

async function compareChecking(database: Database, asking: Asking, people: Map<string, User>): Promise<void> {
  let ways: { http: Way; verb: Way } | undefined
  await inTurns('record a check', {
    async prepare() {
      if (ways && ways.http.done < ways.http.steps.length - 1) return
      ways = { http: await aWay(database), verb: await aWay(database) }
      people.set(ways.http.worker.id, ways.http.worker)
    },
    http: () => check(asking, ways?.http),
    verb: () => timed(async () => ways && record(database, ways.verb)),
  })
}

async function check(asking: Asking, way: Way | undefined): Promise<number> {
  if (!way) throw new Error('there is no work to check')
  const body = { stepId: way.steps[way.done++], finding: { result: 'pass' }, at: new Date() }

  return asking.for(way.worker, 'PUT', `/work-sessions/${way.id}/checks/${newId()}`, body)
}

interface Turns {
  /** Untimed, before each round. */
  prepare?(): Promise<void>
  /** Milliseconds. */
  http(): Promise<number>
  verb(): Promise<number>
}

async function inTurns(what: string, { prepare, http, verb }: Turns): Promise<void> {
  const [over, alone]: [number[], number[]] = [[], []]
  for (let round = -warmUp; round < rounds; round++) {
    await prepare?.()
    if (round % 2 === 0) over.push(await http())
    alone.push(await verb())
    if (round % 2 !== 0) over.push(await http())
  }
  const [ours, theirs] = [over, alone].map((times) => quantile(times.slice(warmUp), 0.5))
  row(what, ours, theirs, goal)
}

/** Whoever shows the id of one of them is that user: found without a look-up. */
function serving(database: Database, people: ReadonlyMap<string, User>): Promise<ServerUnderTest> {
  return aServer(
    database,
    {},
    {
      authenticate: async (_database, headers) => {
        const user = people.get(headers.get('authorization') ?? '')

        return user && { user, by: 'token', id: user.id, scopes: ['read', 'work'] }
      },
    },
  )
}

/** Requests of signed-in people, sent by the other process. */
class Asking {
  readonly #client: ChildProcess
  readonly #url: string

  constructor(client: ChildProcess, url: string) {
    this.#client = client
    this.#url = url
  }

  /** How many milliseconds the answer took. Throws where it is no success. */
  async for({ id }: User, method: string, path: string, body?: unknown): Promise<number> {
    const text = body === undefined ? {} : { body: JSON.stringify(body) }
    const headers = {
      authorization: id,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    }
    const told: Told = { url: `${this.#url}/api/v1${path}`, method, headers, ...text }
    this.#client.send(told)
    const [heard]: Heard[] = await once(this.#client, 'message')
    if (heard?.status !== 200) throw new Error(`${method} ${path} was answered with ${heard?.status}`)

    return heard.milliseconds
  }
}
