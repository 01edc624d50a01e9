import { expect, test } from 'vitest'
import { verifyTrail } from '../../src/application/audit/verification.ts'
import { ownHistory } from '../../src/infrastructure/database/own-history.ts'
import { migrate } from '../../src/migrations/runner.ts'
import { anOpenDatabase } from '../setup/records.ts'
import { RecordsBeforeVersions } from './records-before-versions.ts'

test('what a program of before still writes between two revisions of an upgrade has its place in the trail', async () => {
  const { database, close } = await anOpenDatabase()
  const history = await ownHistory()
  await database.connection(async (sql) => {
    const records = new RecordsBeforeVersions(sql)
    await migrate(sql, history, 'upgrade', '002')
    const supervisor = await records.user('supervisor')
    const sop = await records.sop(supervisor, [2])
    const work = await records.work(sop, await records.user('worker'), 'in_progress', 0)
    for (const { revision } of history.revisions.slice(3)) {
      await migrate(sql, history, 'upgrade', revision)
      if (revision < '008') await records.user('worker')
      if (revision < '009') await records.check(work, sop.stepIds[0], 'pass')
    }
  })

  const { findings } = await database.session((db) => verifyTrail(db), {
    isolation: 'repeatable read',
    readOnly: true,
  })

  expect(findings).toEqual([])
  await close()
})
