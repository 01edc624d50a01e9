import { afterEach, beforeEach, expect, test } from 'vitest'
import { pauseWorkSession } from '../../src/application/work-sessions.ts'
import { readConfig } from '../../src/config.ts'
import { Database } from '../../src/infrastructure/database/database.ts'
import { engineUnderTest } from '../setup/database.ts'
import { type Client, TestApp } from '../setup/http.ts'
import { aMigratedDatabase, type OpenTestDatabase, someWork } from '../setup/records.ts'

let on: OpenTestDatabase
let app: TestApp

beforeEach(async () => {
  on = await aMigratedDatabase()
  app = new TestApp(on)
})

afterEach(() => app.close())

/** What a reader of the stream has read, as it came over the wire. */
class Reader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>
  read = ''

  constructor({ body }: Response) {
    if (!body) throw new Error('no body')
    this.#reader = body.getReader()
  }

  static async of(from: TestApp, client: Client): Promise<Reader> {
    const headers = { authorization: `Bearer ${from.tokenOf(client)}` }

    return new Reader(await from.fetch('http://localhost/api/v1/board/events', { headers }))
  }

  /** Reads on until this has come; what came before it is dropped. */
  async until(wanted: RegExp): Promise<string> {
    for (;;) {
      const found = wanted.exec(this.read)
      if (found) {
        this.read = this.read.slice(found.index + found[0].length)

        return found[0]
      }
      const { value, done } = await this.#reader.read()
      if (done) throw new Error(`the stream ended at: ${this.read}`)
      this.read += new TextDecoder().decode(value)
    }
  }

  async untilItEnds(): Promise<string> {
    for (
      let { value, done } = await this.#reader.read();
      !done;
      { value, done } = await this.#reader.read()
    ) {
      this.read += new TextDecoder().decode(value)
    }

    return this.read
  }

  leave(): Promise<void> {
    return this.#reader.cancel()
  }
}

test('the board is for supervisors, whole or as it changes', async () => {
  const supervisor = await app.aPerson('supervisor')
  const worker = await app.aPerson('worker')
  const { work } = await someWork(on.database)

  const { body } = await supervisor.get('/board')
  const events = await supervisor.get('/board/events')

  expect(body).toMatchObject({ entries: [{ id: work.id, status: 'in_progress' }], more: false })
  expect(events.headers.get('x-accel-buffering')).toBe('no')
  expect(events.body).toEqual({ event: 'board', data: body })
  for (const path of ['/board', '/board/events']) {
    expect((await worker.get(path)).body).toMatchObject({ status: 403, code: 'not_for_this_role' })
  }
})

test('each change is told, and in between that the stream lives', async () => {
  const reader = await Reader.of(app, await app.aPerson('supervisor'))
  await reader.until(/event: board\n/)
  const { work, worker } = await someWork(on.database)
  await reader.until(new RegExp(`event: change\\ndata: .*${work.id}.*in_progress`))
  await reader.until(/\n\n:\n\n/)
  await on.database.session((db) => pauseWorkSession(db, work.id, worker))

  expect(await reader.until(/event: change\ndata: .*\n\n/)).toContain('"status":"paused"')
  await reader.leave()
})

test('whoever has been signed out is told so, and reads no more', async () => {
  const supervisor = await app.aPerson('supervisor')
  const reader = await Reader.of(app, supervisor)
  await reader.until(/event: board\n/)
  app.signOut(supervisor)

  const last = await reader.untilItEnds()

  expect(last).toMatch(/event: problem\ndata: \{.*"code":"not_signed_in".*\}\n\n$/)
  expect(app.answered.at(-1)).toMatchObject({
    route: '/api/v1/board/events',
    status: 200,
    userId: supervisor.user.id,
    error: { code: 'not_signed_in' },
  })
})

test.runIf(engineUnderTest === 'server')('what happens at another server process is told too', async () => {
  const database = await Database.open(readConfig({ DATABASE_URL: on.url }))
  const other = new TestApp({ database, close: () => database.close() })
  const supervisor = await app.aPerson('supervisor')
  other.as(supervisor.user)
  const reader = await Reader.of(other, supervisor)
  await reader.until(/event: board\n/)

  const { work } = await someWork(on.database)

  await reader.until(new RegExp(`event: change\\ndata: .*${work.id}`))
  await reader.leave()
  await other.close()
})
