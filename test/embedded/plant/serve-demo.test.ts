import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, tenkenClient } from '../../../src/client/index.ts'
import { makingName } from '../../../src/infrastructure/database/embedded/folder.ts'
import { InProcess } from '../../cli/in-process.ts'
import { aFolder, CommandLine, start } from '../../cli/tenken.ts'

let folder: string

beforeAll(async () => {
  folder = await aFolder()
})

afterAll(() => rm(folder, { recursive: true }))

const plant = () => join(folder, 'plant')

/** Whatever DATABASE_URL says: a demo looks at no other database than its own. */
function starts() {
  return start(['serve', '--demo', '--data', plant(), '--port', '0'], {
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  })
}

async function served(server: ReturnType<typeof starts>): Promise<{ url: string; password: string }> {
  const [, url = '', password = ''] = await server.says(
    /Open +(http:\S+)\n[\s\S]*password (\S+) [\s\S]*for real/,
  )

  return { url, password }
}

/** Something of the new database is on disk, and not all of it. */
async function isHalfWritten(): Promise<void> {
  const base = join(plant(), makingName, 'base')
  await expect.poll(() => existsSync(base), { interval: 2, timeout: 60_000 }).toBe(true)
}

async function opened(nobody: Client) {
  const { people, password } = await nobody.demo.show()

  return { people: people.map(({ name }) => name), password }
}

test('makes its plant once, also where the first making was cut off, and goes on with it', async () => {
  const cutOff = starts()
  await cutOff.says('Making a demo plant')
  await isHalfWritten()
  cutOff.kill('SIGKILL')
  await cutOff.outcome
  const left = await readdir(plant())

  const first = starts()
  const { url, password } = await served(first)
  const told = await opened(tenkenClient({ origin: url }))
  first.kill('SIGINT')
  const { code, stdout, stderr } = await first.outcome

  const second = starts()
  const again = await opened(tenkenClient({ origin: (await served(second)).url }))
  second.kill('SIGTERM')
  const { stderr: saidAgain } = await second.outcome

  expect(left).toContain(makingName)
  expect(left).not.toContain('PG_VERSION')
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
  expect(stderr).toContain('Making a demo plant')
  expect(told.password).toBe(password)
  expect(saidAgain).not.toContain('Making a demo plant')
  expect(again.people).toEqual(told.people)
  expect(again.password).not.toBe(password)
})

test('lets nobody into a database that is no plant', async () => {
  const line = new InProcess(new CommandLine(`pglite:${join(folder, 'real')}`, async () => {}))
  await line.done('', 'db', 'upgrade')

  const { code, stderr } = await line.run(
    '',
    'serve',
    '--demo',
    '--data',
    join(folder, 'real'),
    '--port',
    '0',
  )

  expect(code).toBe(1)
  expect(stderr).toMatch(/^tenken: The database in \S+\/real is no demo plant, .* --data <folder>\n$/)
})
