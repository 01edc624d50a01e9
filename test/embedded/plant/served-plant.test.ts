import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, tenkenClient } from '../../../src/client/index.ts'
import { isPlant, openDoors } from '../../../src/plant/doors.ts'
import { people } from '../../../src/plant/people.ts'
import { aMigratedDatabase } from '../../setup/records.ts'
import { cheapHashing } from '../../sign-in/cheap-hashing.ts'
import { aDemoPlant } from '../../web/setup/plant.ts'

let plant: Awaited<ReturnType<typeof aDemoPlant>>
let nobody: Client

beforeAll(async () => {
  plant = await aDemoPlant()
  nobody = tenkenClient({ origin: plant.url })
})

afterAll(() => plant.close())

/** A browser of somebody who has clicked on one of the people. */
async function clickOn(userId: string): Promise<Client> {
  let cookie = ''
  const browser: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers)
    headers.set('cookie', cookie)
    const response = await fetch(input, { ...init, headers })
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie

    return response
  }
  const client = tenkenClient({ origin: plant.url, fetch: browser })
  await client.demo.signIn({ body: { userId } })

  return client
}

test('tells who is there, and nobody who has left', async () => {
  const { people: shown } = await nobody.demo.show()

  expect(shown.map(({ id }) => id)).toEqual(
    Object.values(people).flatMap(({ id }) => (id === people.ito.id ? [] : [id])),
  )
})

test('lets anybody in as one of them, who signs with the password that it tells', async () => {
  const { password } = await nobody.demo.show()
  const supervisor = await clickOn(people.okafor.id)
  const { workSessions } = await supervisor.workSessions.list({ query: { waiting: true } })
  const { id = '' } = workSessions.find(({ status }) => status === 'completed') ?? {}

  const reason = 'The glass was broken before'
  const signed = { password, reason, at: new Date().toISOString() }
  await supervisor.workSessions.reject({ path: { id }, body: signed })

  const { work } = await supervisor.workSessions.show({ path: { id } })
  expect(work.status).toBe('rejected')
})

test('lets nobody in as somebody who is not one of them', async () => {
  await expect(clickOn(people.ito.id)).rejects.toMatchObject({ problem: { code: 'sign_in_refused' } })
})

test('has another password each time that its doors are opened', async () => {
  const again = await openDoors(plant.database, { hashing: cheapHashing(), at: new Date() })

  expect(again.people).toEqual(plant.people)
  expect(again.password).not.toBe(plant.password)
})

test('is known from the records of others', async () => {
  const others = await aMigratedDatabase()

  expect(await isPlant(plant.database)).toBe(true)
  expect(await isPlant(others.database)).toBe(false)
  await others.close()
})
