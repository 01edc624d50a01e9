import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { Database } from '../../src/infrastructure/database/database.ts'
import { openEngine } from '../../src/infrastructure/database/open-engine.ts'
import { faultsOfTrail } from '../model/trail.ts'
import { engineUnderTest } from '../setup/database.ts'
import { counted } from './counted.ts'
import { aCourse, type Course, verified } from './course.ts'
import { Traffic } from './traffic.ts'
import { halfDone, lost } from './whole.ts'

const clients = 16
const duration = 3_000

test.runIf(engineUnderTest === 'server')(
  'sixteen clients at once, whose connections are cut at random, leave every record whole and told',
  async () => {
    const on = await aCourse('critical')
    const config = readConfig({ DATABASE_URL: on.url, DATABASE_POOL_SIZE: String(clients) })
    await using database = new Database(counted(await openEngine(config), on.failures), config)
    const traffic = await Traffic.on({ ...on, database }, clients)

    const ended = Date.now() + duration
    const cutting = cutConnections(on, ended)
    await Promise.all(traffic.workers.map((worker) => traffic.client(worker, ended)))
    const cuts = await cutting

    expect((await verified(on)).findings).toEqual([])
    expect(await faultsOfTrail(on.database)).toEqual([])
    expect(await halfDone(on.database)).toEqual([])
    expect(await lost(on.database, traffic.confirmed)).toEqual([])
    expect(cuts).toBeGreaterThan(0)
    expect(traffic.confirmed.length).toBeGreaterThan(0)
    expect(traffic.unexpected).toEqual([])
    if (process.env['TENKEN_TRAFFIC_TOLD']) console.log({ cuts }, traffic.outcomes, on.failures)
    await on.close()
  },
)

/** Ends one connection after the other, whatever it is doing. */
async function cutConnections({ database }: Course, ended: number): Promise<number> {
  let cuts = 0
  while (Date.now() < ended) {
    await pause(50)
    const rows = await database.session((db) =>
      db.rows(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and application_name = 'tenken'
          and state <> 'idle' order by random() limit 1`),
    )
    cuts += rows.length
  }

  return cuts
}
