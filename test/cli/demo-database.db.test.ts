import { execFile } from 'node:child_process'
import { access, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engineUnderTest } from '../setup/database.ts'
import { InProcess } from './in-process.ts'
import { aCommandLine } from './tenken.ts'

let line: InProcess

beforeAll(async () => {
  line = new InProcess(await aCommandLine())
})

afterAll(() => line.drop())

interface Users {
  users: { email: string }[]
}

describe('a demo in a database that somebody names', () => {
  test('refuses it before anything is changed where other people are on record, at whatever revision', async () => {
    await line.done('', 'db', 'upgrade', '002')
    await line.done('', 'db', 'upgrade')
    await line.done('', 'user', 'add', '--email', 'ito@example.com', '--name', 'Ito', '--role', 'supervisor')
    const atHead = await line.run('', 'demo')
    await line.done('', 'db', 'downgrade', '002', '--despite-records')
    const before = await line.run('', 'demo')
    const japanese = await line.runWith({ TENKEN_LANG: 'ja' }, 'demo')
    const standing = await line.json<{ revision: string }>('', 'db', 'current')
    await line.done('', 'db', 'upgrade')
    const { users } = await line.json<Users>('', 'user', 'list')

    for (const refused of [atHead, before]) {
      expect(refused).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/records of other people \(1\).*env -u DATABASE_URL .*tenken demo\n$/),
      })
    }
    expect(japanese.stderr).toContain('ほかの利用者 (1 人)')
    expect(JSON.stringify(standing)).toContain('002')
    expect(users.map(({ email }) => email)).toEqual(['ito@example.com'])
  })
})

describe.runIf(engineUnderTest === 'embedded')('a demo without DATABASE_URL', () => {
  test('plays in .tenken/demo, a second time too, whoever else is on record there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tenken-demo-'))
    const run = (env: Record<string, string>, ...args: string[]) =>
      promisify(execFile)(process.execPath, [resolve('dist/main.js'), ...args], {
        cwd: folder,
        env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', ...env },
      })
    const adding = ['user', 'add', '--email', 'ito@example.com', '--name', 'Ito', '--role', 'worker']
    const named = { DATABASE_URL: 'pglite:.tenken/demo' }

    const first = await run({}, 'demo')
    await run(named, ...adding, '--as', 'supervisor@tenken.example')
    const second = await run({}, 'demo')
    const third = await run(named, 'demo')

    expect(first.stdout).toMatch(/\n {2}export DATABASE_URL=pglite:\.tenken\/demo\n/)
    expect(second.stdout).toContain('On record already: 1 work session of this worker.')
    expect(third.stdout).toContain('On record already: 2 work sessions of this worker.')
    expect(third.stdout).not.toContain('export DATABASE_URL')
    await expect(access(join(folder, '.tenken/data'))).rejects.toThrow('ENOENT')
    await rm(folder, { recursive: true })
  })
})
