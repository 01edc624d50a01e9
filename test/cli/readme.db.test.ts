import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engineUnderTest } from '../setup/database.ts'
import { node } from '../setup/node.ts'

const run = promisify(execFile)
const [program, ...flags] = node
const root = resolve(import.meta.dirname, '../..')
let folder: string

// A newcomer's folder: nothing but what the README names, and the package where npm would put it.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenken-readme-'))
  await mkdir(join(folder, 'node_modules/.bin'), { recursive: true })
  await symlink(root, join(folder, 'node_modules/tenken'), 'junction')
  await symlink(join(root, 'samples'), join(folder, 'samples'), 'junction')
})

afterAll(() => rm(folder, { recursive: true }))

describe.runIf(engineUnderTest === 'embedded')('the README, word by word', () => {
  test('its tour of the command line runs, and the tour of the library after it', async () => {
    const said = await inFolder('sh', ['-e', '-c', commands(await block('sh', 'npx tenken db upgrade'))])
    await writeFile(join(folder, 'tour.mjs'), await block('js', 'import'))
    const counted = await inFolder(program, [...flags, 'tour.mjs'])

    expect(said).toContain('Lockout and tagout of a conveyor drive')
    expect(said).toContain('Step 1 of 8')
    expect(said).toContain('On record: Aiko Sato has acknowledged\n  ! WARNING')
    expect(said).toContain('Step 3 of 8')
    expect(said).toContain('in progress')
    expect(said).toMatch(/\d+ events in \d+ records: unbroken\.\n$/)
    expect(counted).toContain('Change the fuse: 1 task(s)')
    expect(counted).toContain('Lockout and tagout of a conveyor drive: 2 task(s)')
  })
})

async function block(language: string, beginning: string): Promise<string> {
  const readme = await readFile(join(root, 'README.md'), 'utf8')
  const blocks = [...readme.matchAll(/```(\w+)\n([\s\S]*?)```/g)]
  const [, , text] = blocks.find(([, name, text]) => name === language && text?.startsWith(beginning)) ?? []
  if (text === undefined) throw new Error(`The README has no ${language} block that starts with ${beginning}`)

  return text
}

/** npx itself would ask the registry about a folder without a package of its own. */
function commands(text: string): string {
  return text.replaceAll(
    'npx tenken',
    [...node, join(root, 'dist/main.js')].map((word) => `"${word}"`).join(' '),
  )
}

async function inFolder(command: string, args: string[]): Promise<string> {
  const env = { PATH: process.env['PATH'], LANG: 'C.UTF-8' }
  const { stdout } = await run(command, args, { cwd: folder, env, timeout: 250_000 })

  return stdout
}
