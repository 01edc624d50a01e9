import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/application/id.ts'
import { importingUser, importProcedure, previewImport } from '../../src/application/imports.ts'
import { showSop } from '../../src/application/sops.ts'
import { SupervisorRequired } from '../../src/domain/user.ts'
import {
  aMigratedDatabase,
  aProcedure,
  aSupervisor,
  aWorker,
  type OpenTestDatabase,
} from '../setup/records.ts'

let on: OpenTestDatabase

beforeAll(async () => {
  on = await aMigratedDatabase()
}, 60_000)

afterAll(() => on.close())

const procedure = { ...aProcedure, title: 'Change the belt' }
const counts = { title: 'Change the belt', taskCount: 2, stepCount: 3, hazardCount: 1 }

test('an imported procedure is a draft or effective, and names those in use with its title', async () => {
  const author = await aSupervisor(on.database)
  const [first, second] = [newId(), newId()]
  const put = (id: string, as: 'draft' | 'effective') =>
    on.database.session((db) => importProcedure(db, { procedure, author, as, at: new Date(), id }))

  const preview = await on.database.session((db) => previewImport(db, procedure), { readOnly: true })
  const draft = await put(first, 'draft')
  const effective = await put(second, 'effective')
  const again = await put(second, 'effective')

  expect(preview).toEqual({ ...counts, id: null, status: null, sameTitle: [] })
  expect(draft).toEqual({ ...counts, id: first, status: 'draft', sameTitle: [] })
  expect(effective).toEqual({ ...counts, id: second, status: 'effective', sameTitle: [first] })
  expect(again).toEqual(effective)
  expect(await on.database.single((db) => showSop(db, second))).toMatchObject({ status: 'effective' })
})

test('only a supervisor publishes what they import, which is said before any file is read', async () => {
  const worker = await aWorker(on.database)
  const importing = (as: 'draft' | 'effective') =>
    on.database.session((db) => importingUser(db, worker.email, as), { readOnly: true })

  await expect(importing('draft')).resolves.toMatchObject({ id: worker.id })
  await expect(importing('effective')).rejects.toThrow(SupervisorRequired)
})
