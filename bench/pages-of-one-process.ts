/** Reads pages of work sessions one way for a while, and tells the process that asked what it took. */
import { constants, type PerformanceEntry, PerformanceObserver } from 'node:perf_hooks'
import pg from 'pg'
import { listWorkSessions } from '../src/index.ts'
import { openAt } from './databases.ts'
import { quantile, timed } from './pairs.ts'
import { page } from './reads.ts'

export interface Paging {
  p50: number
  p99: number
  perSecond: number
  /** The median scavenge, in milliseconds, and all of them. */
  scavenge: number
  scavenges: number
}

const [, , url = '', way = ''] = process.argv
const [warmUp, rounds] = [500, 4000]
const collections: PerformanceEntry[] = []
const observer = new PerformanceObserver((list) => collections.push(...list.getEntries()))
observer.observe({ entryTypes: ['gc'] })

const reading = way === 'tenken' ? await withTenken() : await withNodePostgres()
for (let n = 0; n < warmUp; n++) await reading.read()
await nextTurn()
collections.length = 0
const times: number[] = []
for (let n = 0; n < rounds; n++) times.push(await timed(reading.read))
await nextTurn()
await reading.close()
process.send?.(summary(), () => process.disconnect())

async function withTenken() {
  const database = await openAt(url)

  return {
    read: () => database.single((db) => listWorkSessions(db, { statuses: ['in_progress'], limit: 50 })),
    close: () => database.close(),
  }
}

async function withNodePostgres() {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const query = () => ({ name: 'page', text: page, values: ['in_progress'] })
  const byCallback = () =>
    new Promise((resolve, reject) => {
      void client.query(query(), (error, result) => (error ? reject(error) : resolve(result.rows)))
    })

  return {
    read: way === 'promises' ? () => client.query(query()) : byCallback,
    close: () => client.end(),
  }
}

function summary(): Paging {
  const scavenges = collections.filter(isScavenge).map(({ duration }) => duration)
  const sum = (durations: number[]) => durations.reduce((all, one) => all + one, 0)

  return {
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    perSecond: (1000 * rounds) / sum(times),
    scavenge: quantile(scavenges, 0.5),
    scavenges: sum(scavenges),
  }
}

function isScavenge(entry: PerformanceEntry): boolean {
  const detail = 'detail' in entry ? entry.detail : undefined

  return (
    typeof detail === 'object' &&
    detail !== null &&
    'kind' in detail &&
    detail.kind === constants.NODE_PERFORMANCE_GC_MINOR
  )
}

/** Collections are told of in a turn of their own. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20))
}
