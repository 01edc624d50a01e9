import { ownModels } from '../src/infrastructure/database/own-models.ts'
import { check } from '../src/migrations/autogenerate/compare.ts'
import { openAt, type Room } from './databases.ts'
import { quantile, timed } from './pairs.ts'

/** How long it takes to compare the models with a database that is at head. */
export async function measureModelCheck(room: Room): Promise<void> {
  const database = await openAt(await room.databaseAt('head'))
  const times: number[] = []
  for (let round = 0; round < 20; round++) {
    times.push(await timed(() => database.connection((sql) => check(sql, ownModels))))
  }
  await database.close()
  console.log(`\ncompare the models with a database: ${quantile(times, 0.5).toFixed(0)} ms`)
}
