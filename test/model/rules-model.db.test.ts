/**
 * The rules of the record against a model of them: random attempts by several people, through the verbs and by
 * statements of their own, legal and illegal alike. After each, the outcome and everything on record must be what the
 * model foretells.
 *
 * A failure prints `seed`, `path` and `replayPath`. The same run again:
 *
 *   TENKEN_MODEL_SEED=1 TENKEN_MODEL_PATH=7:1 TENKEN_MODEL_REPLAY=AAB:C npx vitest run test/model --project server
 *
 * TENKEN_MODEL_RUNS asks for more runs than the few of every day.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { engineUnderTest } from '../setup/database.ts'
import { isInCi } from '../setup/one-in.ts'
import { aMigratedDatabase, type OpenTestDatabase } from '../setup/records.ts'
import { agreement } from './agreement.ts'
import { faultsOfTrail } from './trail.ts'

const env = process.env
const runs = Number(env['TENKEN_MODEL_RUNS'] ?? (isInCi && engineUnderTest === 'embedded' ? 8 : 20))
const tally = new Map<string, number>()
let on: OpenTestDatabase

beforeAll(async () => {
  on = await aMigratedDatabase()
})

afterAll(() => on.close())

test(
  'whatever people try, the outcome and the record are what the model of the rules foretells',
  async () => {
    await fc.assert(agreement(on.database, { tally, replayPath: env['TENKEN_MODEL_REPLAY'] ?? null }), {
      numRuns: runs,
      ...(env['TENKEN_MODEL_SEED'] ? { seed: Number(env['TENKEN_MODEL_SEED']) } : {}),
      ...(env['TENKEN_MODEL_PATH'] ? { path: env['TENKEN_MODEL_PATH'], endOnFailure: true } : {}),
    })
    if (env['TENKEN_MODEL_RUNS'])
      console.log(
        [...tally]
          .map((line) => line.join(' × '))
          .sort()
          .join('\n'),
      )

    expect(await faultsOfTrail(on.database)).toEqual([])
  },
  120_000 + runs * 5_000,
)
