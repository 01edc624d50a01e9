import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, problem, TestApp } from '../setup/http.ts'

let app: TestApp
let admin: Client
let supervisor: Client
let auditor: Client

beforeAll(async () => {
  app = await TestApp.open()
  admin = await app.aPerson('admin')
  supervisor = await app.aPerson('supervisor')
  auditor = await app.aPerson('auditor')
})

afterAll(() => app.close())

const somebody = () => ({ name: 'Yuki Mori', employeeNumber: randomUUID().slice(0, 8), role: 'worker' })

test('a person is added once under their id, and another under it is refused', async () => {
  const path = `/users/${randomUUID()}`
  const person = somebody()

  const added = await supervisor.put(path, person)
  const again = await supervisor.put(path, person)
  const other = await supervisor.put(path, { ...person, name: 'Ken' })
  const taken = await supervisor.put(`/users/${randomUUID()}`, person)

  expect(added.body).toMatchObject({ ...person, email: null })
  expect(again.body).toEqual(added.body)
  expect(problem(other)).toMatchObject({ status: 409, code: 'id_taken' })
  expect(problem(taken)).toMatchObject({ status: 409, code: 'employee_number_taken' })
})

test('a role is changed by an admin, and by nobody for themself', async () => {
  const path = `/users/${randomUUID()}`
  await supervisor.put(path, somebody())

  const bySupervisor = await supervisor.post(`${path}/change-role`, { role: 'supervisor' })
  const byAdmin = await admin.post(`${path}/change-role`, { role: 'supervisor' })
  const own = await admin.post(`/users/${admin.user.id}/change-role`, { role: 'worker' })
  const last = await admin.post(`/users/${admin.user.id}/deactivate`)

  expect(problem(bySupervisor)).toMatchObject({ status: 403, code: 'admin_required', next: 'Ask an admin.' })
  expect(byAdmin.body).toMatchObject({ role: 'supervisor' })
  expect(problem(own)).toMatchObject({ status: 403, code: 'own_role' })
  expect(problem(last)).toMatchObject({ status: 409, code: 'last_admin' })
})

test('a repeated request changes nothing that came after it, and its key is for nothing else', async () => {
  const path = `/users/${randomUUID()}`
  await supervisor.put(path, somebody())
  const key = { headers: { 'idempotency-key': randomUUID() } }

  await supervisor.post(`${path}/rename`, { name: 'First' }, key)
  await supervisor.post(`${path}/rename`, { name: 'Second' })
  const again = await supervisor.post(`${path}/rename`, { name: 'First' }, key)
  const another = await supervisor.post(`${path}/rename`, { name: 'Third' }, key)
  const more = await supervisor.post(`${path}/rename`, { name: 'First', email: 'a@example.com' }, key)
  const otherwise = await supervisor.post(`${path}/deactivate`, {}, key)

  expect(again.body).toMatchObject({ name: 'Second' })
  for (const refused of [another, more, otherwise]) {
    expect(problem(refused)).toMatchObject({ status: 409, code: 'idempotency_key_reused' })
  }
})

test('who is deactivated and comes back is told in the list, which an auditor reads, too', async () => {
  const id = randomUUID()
  await supervisor.put(`/users/${id}`, somebody())

  const left = await supervisor.post(`/users/${id}/deactivate`)
  const back = await supervisor.post(`/users/${id}/reactivate`)
  const read = await auditor.get(`/users/${id}`)
  const first = await auditor.get('/users?limit=1')

  expect(left.body['deactivatedAt']).toEqual(expect.any(String))
  expect(back.body['deactivatedAt']).toBeNull()
  expect(read.body).toEqual(back.body)
  expect(first.body['users']).toHaveLength(1)
  expect(first.headers.get('link')).toMatch(/rel="next"/)
  expect(problem(await auditor.post(`/users/${id}/deactivate`))).toMatchObject({ code: 'not_for_this_role' })
  expect(problem(await auditor.get(`/users/${randomUUID()}`))).toMatchObject({ status: 404 })
})
