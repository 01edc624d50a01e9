import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '../../src/languages/en/cli/db.ts'
import * as migrations from '../../src/migrations/index.ts'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '../..')
const page = await readFile(join(root, 'docs/migrations.md'), 'utf8')
let folder: string

// A reader's folder: what the page shows, and the packages where npm would put them.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenken-migrations-'))
  await mkdir(join(folder, 'node_modules'))
  await symlink(root, join(folder, 'node_modules/tenken'), 'junction')
  await symlink(join(root, 'node_modules/drizzle-orm'), join(folder, 'node_modules/drizzle-orm'), 'junction')
  for (const [, text = '', name = ''] of page.matchAll(/```js\n(\/\/ (\S+\.mjs)\n[\s\S]*?)```/g)) {
    await writeFile(join(folder, name), text)
  }
})

afterAll(() => rm(folder, { recursive: true }))

test('the page on migrations runs word by word', async () => {
  const [, commands = ''] = /```sh\n([\s\S]*?)```/.exec(page) ?? []
  const said = await inFolder('sh', '-e', '-c', commands)
  const text = await readFile(join(folder, 'revisions/000_create_machines.mjs'), 'utf8')
  const released = await inFolder(process.execPath, 'release.mjs')
  const again = await inFolder(process.execPath, 'upgrade.mjs')

  expect(said).toMatch(
    /^Wrote .*000_create_machines\.mjs\nRunning upgrade base -> 000_create_machines, Create machines\n$/,
  )
  expect(page).toContain(text.split('\n').slice(1, 4).join('\n'))
  expect(released).toBe('Released 000_create_machines\n')
  expect(await readdir(join(folder, 'revisions'))).toEqual(['000_create_machines.mjs', 'released.mjs'])
  expect(again).toBe('')
})

test('every function on the page is exported', () => {
  const named = [...page.matchAll(/^\| `(\w+)\(/gm)].map(([, name]) => name)

  expect(named.length).toBeGreaterThan(10)
  expect(named.filter((name) => typeof Object(migrations)[name ?? ''] !== 'function')).toEqual([])
})

test('the page tells everything that is not compared', () => {
  const told = [...page.matchAll(/^- (.*)\.$/gm)].map(([, text = '']) => text.toLowerCase())

  expect(told).toEqual(Object.values(db.notCompared).map((text) => text.toLowerCase()))
})

async function inFolder(command: string, ...args: string[]): Promise<string> {
  const env = { PATH: process.env['PATH'], LANG: 'C.UTF-8' }
  const { stdout } = await run(command, args, { cwd: folder, env })

  return stdout
}
