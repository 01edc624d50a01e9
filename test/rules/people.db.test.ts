import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { verifyTrail } from '../../src/application/audit/verification.ts'
import {
  addUser,
  changeRole,
  deactivateUser,
  reactivateUser,
  renameUser,
} from '../../src/application/users.ts'
import type { Role, User } from '../../src/domain/user.ts'
import {
  AdminRequired,
  EmailTaken,
  EmployeeNumberTaken,
  FirstUserRole,
  IdTaken,
  InvalidInput,
  LastAdmin,
  SupervisorRequired,
} from '../../src/index.ts'
import type { OpenSession } from '../../src/infrastructure/database/session.ts'
import { aMigratedDatabase, type OpenTestDatabase } from '../setup/records.ts'

let on: OpenTestDatabase
let db: OpenSession

beforeAll(async () => {
  on = await aMigratedDatabase()
})

afterAll(() => on.close())

/** Each on a database without anybody, and with nothing found by the audit at its end. */
beforeEach(async () => {
  db = await on.database.begin()
})

afterEach(async () => {
  const { findings } = await verifyTrail(db)
  await db[Symbol.asyncDispose]()

  expect(findings).toEqual([])
})

const at = () => new Date()

function add(by: User | null, role: Role, more: object = {}): Promise<User> {
  return addUser(db, { email: `${crypto.randomUUID()}@example.com`, name: role, role, by, at: at(), ...more })
}

async function verbsOf({ id }: User): Promise<string[]> {
  const rows = await db.rows<{ verb: string }>(
    'select verb from audit_events where stream_id = $1 order by position',
    [id],
  )

  return rows.map(({ verb }) => verb)
}

describe('the first user', () => {
  test.each(['worker', 'auditor'] as const)('is no %s', async (role) => {
    await expect(add(null, role)).rejects.toThrow(FirstUserRole)
  })

  test.each(['supervisor', 'admin'] as const)('may be %s', async (role) => {
    await expect(add(null, role)).resolves.toMatchObject({ role })
  })
})

describe('an admin', () => {
  test('adds, renames, gives another role, deactivates and reactivates anybody, as the trail tells', async () => {
    const admin = await add(null, 'admin')
    const one = await add(admin, 'worker')
    const of = { id: one.id, by: admin, at: at() }

    await renameUser(db, { ...of, name: 'Kenji Tanaka', employeeNumber: ' ４７１１ ' })
    await changeRole(db, { ...of, role: 'auditor' })
    await deactivateUser(db, of)
    const back = await reactivateUser(db, of)

    expect(back).toMatchObject({
      name: 'Kenji Tanaka',
      employeeNumber: '4711',
      role: 'auditor',
      deactivatedAt: null,
    })
    expect(await verbsOf(one)).toEqual(['add', 'rename', 'change role', 'deactivate', 'reactivate'])
  })

  test('who repeats what is so already leaves no event', async () => {
    const admin = await add(null, 'admin')
    const one = await add(admin, 'worker')
    const of = { id: one.id, by: admin, at: at() }

    await renameUser(db, { ...of, name: one.name })
    await changeRole(db, { ...of, role: 'worker' })
    await reactivateUser(db, of)
    const left = await deactivateUser(db, of)
    const again = await deactivateUser(db, { ...of, at: new Date(+of.at + 1000) })

    expect(again).toEqual(left)
    expect(await verbsOf(one)).toEqual(['add', 'deactivate'])
  })

  test('makes way for another, and then is the last no more', async () => {
    const admin = await add(null, 'admin')
    await expect(deactivateUser(db, { id: admin.id, by: admin, at: at() })).rejects.toThrow(LastAdmin)
    await add(admin, 'admin')

    await expect(deactivateUser(db, { id: admin.id, by: admin, at: at() })).resolves.toMatchObject({
      deactivatedAt: expect.any(Date),
    })
  })
})

describe('a supervisor', () => {
  test('looks after workers where there is an admin', async () => {
    const admin = await add(null, 'admin')
    const by = await add(admin, 'supervisor')
    const worker = await add(by, 'worker')
    const of = { id: worker.id, by, at: at() }

    await renameUser(db, { ...of, name: 'Kenji Tanaka' })
    await deactivateUser(db, of)
    await reactivateUser(db, of)

    expect(await verbsOf(worker)).toEqual(['add', 'rename', 'deactivate', 'reactivate'])
    await expect(changeRole(db, { ...of, role: 'supervisor' })).rejects.toThrow(AdminRequired)
    await expect(add(by, 'auditor')).rejects.toThrow(AdminRequired)
  })

  test('looks after everybody where there is no admin, until there is one', async () => {
    const by = await add(null, 'supervisor')
    const worker = await add(by, 'worker')
    await changeRole(db, { id: worker.id, role: 'supervisor', by, at: at() })
    await changeRole(db, { id: worker.id, role: 'admin', by, at: at() })

    await expect(add(by, 'admin')).rejects.toThrow(AdminRequired)
    await expect(changeRole(db, { id: worker.id, role: 'worker', by, at: at() })).rejects.toThrow(
      AdminRequired,
    )
  })

  test('who is the last to look after people stays', async () => {
    const one = await add(null, 'supervisor')
    const worker = await add(one, 'worker')

    await expect(deactivateUser(db, { id: one.id, by: one, at: at() })).rejects.toThrow(LastAdmin)
    await changeRole(db, { id: worker.id, role: 'supervisor', by: one, at: at() })
    await deactivateUser(db, { id: one.id, by: one, at: at() })

    expect(await verbsOf(one)).toEqual(['add', 'deactivate'])
  })
})

test('a worker looks after nobody, and leaves', async () => {
  const admin = await add(null, 'admin')
  const [by, other] = [await add(admin, 'worker'), await add(admin, 'worker')]

  await expect(add(by, 'worker')).rejects.toThrow(SupervisorRequired)
  await expect(renameUser(db, { id: by.id, name: 'B', by, at: at() })).rejects.toThrow(SupervisorRequired)
  await expect(deactivateUser(db, { id: other.id, by, at: at() })).rejects.toThrow(SupervisorRequired)
  await deactivateUser(db, { id: by.id, by, at: at() })

  expect(await verbsOf(by)).toEqual(['add', 'deactivate'])
})

describe('an email or an employee number', () => {
  test('is needed, and either is enough', async () => {
    const admin = await add(null, 'admin')

    await expect(add(admin, 'worker', { email: null })).rejects.toThrow(InvalidInput)
    const worker = await add(admin, 'worker', { email: null, employeeNumber: 'K-17' })
    await renameUser(db, { id: worker.id, email: 'k@example.com', employeeNumber: null, by: admin, at: at() })

    await expect(renameUser(db, { id: worker.id, email: null, by: admin, at: at() })).rejects.toThrow(
      InvalidInput,
    )
  })

  test.each([
    ['a@b', 'has an @'],
    ['4 711', 'has a blank'],
    [' ', 'is blank'],
    ['\u200b', 'cannot be seen'],
    ['1'.repeat(33), 'is as long as an id'],
    ['47\u202e11', 'turns the direction of writing'],
  ])('%j is no employee number: it %s', async (employeeNumber) => {
    const admin = await add(null, 'admin')

    await expect(add(admin, 'worker', { employeeNumber })).rejects.toMatchObject({
      data: { field: 'employeeNumber' },
    })
  })

  test('is one person’s, in any case of its letters and any width', async () => {
    const admin = await add(null, 'admin', { email: 'Mori@example.com', employeeNumber: 'k-17' })
    const worker = await add(admin, 'worker')
    const of = { id: worker.id, by: admin, at: at() }

    await expect(add(admin, 'worker', { employeeNumber: 'Ｋ-17' })).rejects.toThrow(EmployeeNumberTaken)
    await expect(add(admin, 'worker', { email: 'mori@EXAMPLE.com' })).rejects.toThrow(EmailTaken)
    await expect(renameUser(db, { ...of, employeeNumber: 'K-17' })).rejects.toThrow(EmployeeNumberTaken)
    await expect(renameUser(db, { ...of, email: 'MORI@example.com' })).rejects.toThrow(EmailTaken)
    await renameUser(db, { id: admin.id, employeeNumber: 'K-17', by: admin, at: at() })

    expect(await db.users.findNamed('k-17')).toMatchObject({ id: admin.id, employeeNumber: 'K-17' })
  })

  test('of a repeated addition is the same, or the id is another’s', async () => {
    const admin = await add(null, 'admin')
    const worker = await add(admin, 'worker', { email: null, employeeNumber: '1' })

    const again = await add(admin, 'worker', { id: worker.id, email: null, employeeNumber: '1' })

    expect(again).toEqual(worker)
    await expect(add(admin, 'worker', { id: worker.id, employeeNumber: '2' })).rejects.toThrow(IdTaken)
  })
})
