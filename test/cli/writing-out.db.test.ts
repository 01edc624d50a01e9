import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { InProcess } from './in-process.ts'
import { fuse } from './procedures.ts'
import { aCommandLine } from './tenken.ts'
import { readyForWork, worker } from './work-setting.ts'

let line: InProcess
let sop: string
let work: string
let folder: string

beforeAll(async () => {
  line = new InProcess(await aCommandLine())
  sop = await readyForWork(line, fuse)
  work = (await line.json<{ work: { id: string } }>(worker, 'work', 'start', sop)).work.id
  folder = await mkdtemp(join(tmpdir(), 'tenken-written-'))
})

afterAll(async () => {
  await line.drop()
  await rm(folder, { recursive: true })
})

/** The shell's own redirections and pipes, around the command that people run. */
async function shell(script: string): Promise<{ stdout: string; stderr: string }> {
  const command = `"${process.execPath}" "${resolve('dist/main.js')}"`
  const env = { PATH: process.env['PATH'], LANG: 'C.UTF-8', DATABASE_URL: line.url }

  return promisify(execFile)('bash', ['-ec', script.replaceAll('tenken', command)], { cwd: folder, env })
}

const exports: [string, () => string, RegExp][] = [
  ['audit export --to', () => 'audit export --to', /^\{.*\n/],
  ['work export --to', () => `work export ${work} --to`, /^<!DOCTYPE html>/i],
  ['sop export -o', () => `sop export ${sop} -o`, /^---\n/],
]

describe.each(exports)('%s', (_, command, begins) => {
  test('/dev/stdout goes into a file, behind what is there, and into a pipe, and nothing else with it', async () => {
    await writeFile(join(folder, 'log'), 'first\n')

    await shell(`tenken ${command()} /dev/stdout > out; tenken ${command()} /dev/stdout >> log`)
    const { stdout } = await shell(`tenken ${command()} /dev/stdout | cat`)

    const written = await readFile(join(folder, 'out'), 'utf8')
    expect(written).toMatch(begins)
    expect(stdout).toMatch(begins)
    expect(await readFile(join(folder, 'log'), 'utf8')).toMatch(/^first\n/)
    expect((await readFile(join(folder, 'log'), 'utf8')).length).toBeGreaterThan(written.length / 2)
  })

  test('a pipe that the shell makes gets it whole; a full disk is told', async () => {
    const name = `piped-${command().split(' ')[0]}`

    await shell(`mkfifo ${name}; cat ${name} > ${name}.txt & tenken ${command()} ${name}; wait`)
    const full = await shell(`tenken ${command()} /dev/full || echo "exit $?"`)

    expect(await readFile(join(folder, `${name}.txt`), 'utf8')).toMatch(begins)
    expect(full.stdout).toContain('exit 1\n')
    expect(full.stderr).toContain('tenken: /dev/full: no space left on the disk.')
  })

  test('a file that is there is refused, and by force replaced', async () => {
    const file = join(folder, `there-${command().split(' ')[0]}.md`)
    await writeFile(file, 'old')

    const refused = await line.run('', ...command().split(' '), file)
    const forced = await line.run('', ...command().split(' '), file, '--force')

    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('--force') })
    expect(forced.code).toBe(0)
    expect(await readFile(file, 'utf8')).toMatch(begins)
  })
})

test('an export piped into an import finds itself on record, also where one process at a time may have the database', async () => {
  const { stdout } = await shell(`tenken sop export ${sop} -o - | TENKEN_USER=${worker} tenken sop import -`)

  expect(stdout).toMatch(/^-: skipped: on record unchanged/)
})
