import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { buildProgram } from '../../src/cli/program.ts'
import { type DocumentName, documents, type JsonDocument } from '../../src/contract/documents.ts'
import { InProcess } from '../cli/in-process.ts'
import { fuse } from '../cli/procedures.ts'
import { aCommandLine, aFolder } from '../cli/tenken.ts'
import { readyForWork, supervisor, worker } from '../cli/work-setting.ts'
import { aContext } from './a-context.ts'

let line: InProcess
let sop: string
let folder: string
const asked = new Set<string>()
const in30Days = new Date(Date.now() + 30 * 86_400_000).toISOString()

beforeAll(async () => {
  line = new InProcess(await aCommandLine())
  sop = await readyForWork(line, fuse)
  folder = await aFolder()
})

afterAll(() => line.drop())

/** Runs a command for a program, and holds what it prints to the contract, to the last key. */
async function send<Name extends DocumentName>(
  name: Name,
  [noun, verb, ...more]: readonly [string, string, ...string[]],
  { by, sends }: { by: string; sends: string },
): Promise<JsonDocument<Name>> {
  const { stdout, stderr } = await line.runReading(sends, by, noun, verb, ...more, '--json')
  asked.add(`${noun} ${verb}`)
  if (stdout === '') throw new Error(stderr)

  return strictly(name, JSON.parse(stdout))
}

/** The same of a command that reads nothing. */
function ask<Name extends DocumentName>(
  name: Name,
  words: readonly [string, string, ...string[]],
  by = '',
): Promise<JsonDocument<Name>> {
  return send(name, words, { by, sends: '' })
}

/** The document as a client reads it and would send it back: whatever the contract does not name is lost on the way. */
function strictly<Name extends DocumentName>(name: Name, json: JsonDocument<Name>): JsonDocument<Name> {
  const schema: z.ZodType = documents[name]
  expect(z.encode(schema, z.decode(schema, json)), name).toEqual(json)

  return json
}

test('every command that answers programs keeps to the contract', async () => {
  await ask(
    'user',
    ['user', 'add', '--email', 'w@example.com', '--name', 'W', '--role', 'worker'],
    supervisor,
  )
  await ask('users', ['user', 'list'])
  await ask('user', ['user', 'rename', 'w@example.com', '--employee-number', '4711'], supervisor)
  await ask('user', ['user', 'show', '4711'])
  await ask('user', ['user', 'change-role', '4711', 'auditor'], supervisor)
  await send('user', ['user', 'set-password', '4711'], { by: '', sends: 'seven grey cranes at dawn\n' })
  await send('user', ['user', 'set-pin', '4711'], { by: '', sends: '290415\n' })
  await ask('user', ['user', 'change-role', '4711', 'worker'], supervisor)
  await ask('secretCode', ['user', 'reset-password', '4711'], supervisor)
  await ask('secretCode', ['user', 'reset-pin', '4711'], supervisor)
  await ask('user', ['user', 'deactivate', '4711'], supervisor)
  const added = await ask('addedDevice', ['device', 'add', '--name', 'Tablet 3'], supervisor)
  await ask('devices', ['device', 'list'])
  await ask('enrolledDevice', ['device', 'revoke', added.device.id], supervisor)
  await ask('user', ['user', 'reactivate', '4711'], supervisor)
  await ask('user', ['user', 'add', '--email', 'a@example.com', '--name', 'A', '--role', 'admin'], supervisor)
  const forMachine = ['--name', 'Line 4', '--scope', 'read', '--expires', in30Days]
  const made = await ask('madeToken', ['token', 'add', 'a@example.com', ...forMachine], 'a@example.com')
  await ask('apiTokens', ['token', 'list'], 'a@example.com')
  await ask('apiToken', ['token', 'revoke', made.token.id], 'a@example.com')

  const file = join(folder, 'fuse.md')
  const broken = join(folder, 'broken.json')
  await writeFile(file, fuse.replace('fuse', 'belt'))
  await writeFile(broken, '{"title":')
  const { imported, failed } = await ask(
    'imports',
    ['sop', 'import', file, broken, '--publish', '--despite-unplaced'],
    supervisor,
  )
  const again = await ask('imports', ['sop', 'import', file, '--dry-run'], supervisor)
  expect(again.skipped).toHaveLength(1)
  const other = imported[0]?.id ?? ''
  expect(failed).toHaveLength(1)
  const revised = await ask('changedSop', ['sop', 'revise', other], supervisor)
  await writeFile(file, fuse.replace('fuse', 'belt').replace('Hang', 'Hang up'))
  await ask('editedSop', ['sop', 'edit', revised.sop.id, file], supervisor)
  const { states } = await ask('states', ['sop', 'states', revised.sop.id])
  await ask('revertedSop', ['sop', 'revert', revised.sop.id, states[0]?.state ?? ''], supervisor)
  await ask('comparison', ['sop', 'diff', revised.sop.id])
  await ask('removedSop', ['sop', 'delete', revised.sop.id], supervisor)
  await ask('removedSop', ['sop', 'restore', revised.sop.id], supervisor)
  await ask('changedSop', ['sop', 'publish', revised.sop.id], supervisor)
  await ask('changedSop', ['sop', 'retire', revised.sop.id], supervisor)
  await ask('sops', ['sop', 'list', '--all', '--limit', '1'])
  await ask('sopRecord', ['sop', 'show', sop])
  await ask('versions', ['sop', 'versions', other])

  const { work } = await ask('movedOn', ['work', 'start', sop], worker)
  await ask('checked', ['work', 'check', '--fail', 'The lamp is lit', '--confidence', '0.7'], worker)
  await ask('shownWork', ['work', 'show'], worker)
  await ask('checked', ['work', 'override', work.id, '--reason', 'Measured dead'], supervisor)
  await ask('movedWork', ['work', 'pause'], worker)
  await ask('movedOn', ['work', 'resume'], worker)
  await ask('acknowledged', ['work', 'acknowledge'], worker)
  await ask('checked', ['work', 'check', '--pass'], worker)
  await ask('checked', ['work', 'check', '--pass'], worker)
  await ask('movedWork', ['work', 'complete'], worker)
  await ask('movedWork', ['work', 'approve', work.id], supervisor)
  for (const close of ['reject', 'abort'] as const) {
    const begun = await ask('movedOn', ['work', 'start', sop], worker)
    if (close === 'reject') await finish(begun.work.id)
    await ask('movedWork', ['work', close, begun.work.id, '--reason', 'Again'], supervisor)
  }
  await ask('shownWork', ['work', 'show', work.id])
  await ask('shownWork', ['work', 'show'], worker)
  await ask('workSessions', ['work', 'list', '--limit', '1'])
  await ask('board', ['work', 'board'])

  await ask('verifiedTrail', ['audit', 'verify'])
  for (const record of [work.id, sop, worker]) await ask('timeline', ['audit', 'show', record])

  await ask('currentRevision', ['db', 'current'])
  await ask('revisions', ['db', 'history'])
  await ask('heads', ['db', 'heads'])
  await ask('revision', ['db', 'show', 'head'])
  await ask('schemaDifference', ['db', 'check'])
  await ask('objections', ['db', 'lint', '--folder', 'src/infrastructure/database/versions'])
  await ask('grantedRights', ['db', 'grant', 'nobody', '--sql'])

  expect([...asked].sort()).toEqual((await commandsForPrograms()).sort())
})

test('an error is told to programs by the contract too, whatever kind it is', async () => {
  const errors = [
    await line.run('', 'work', 'show', 'ffffffff', '--json'),
    await line.run('', 'work', 'check', '--pass', '--json'),
    await line.run('', 'work', 'chekc', '--json'),
    await line.run(worker, 'sop', 'retire', sop, '--json'),
    await line.runWith({ DATABASE_URL: 'mysql://x' }, 'user', 'list', '--json'),
  ]

  for (const { stdout, stderr } of errors) {
    expect(stdout).toBe('')
    strictly('failure', JSON.parse(stderr))
  }
})

async function finish(workId: string): Promise<void> {
  await line.done(worker, 'work', 'check', '--pass', workId)
  await line.done(worker, 'work', 'acknowledge', workId)
  await line.done(worker, 'work', 'check', '--pass', workId)
  await line.done(worker, 'work', 'check', '--pass', workId)
  await line.done(worker, 'work', 'complete', workId)
}

/** 'work check' and every other command that takes --json. */
async function commandsForPrograms(): Promise<string[]> {
  const { commands: nouns } = await buildProgram(aContext(), [])
  const paths = await Promise.all(
    nouns.map(async (noun) => {
      const program = await buildProgram(aContext(), [noun.name()])
      const own = program.commands.find((command) => command.name() === noun.name())

      return (own?.commands ?? []).filter(takesJson).map((command) => `${noun.name()} ${command.name()}`)
    }),
  )

  return paths.flat()
}

function takesJson({ options }: Command): boolean {
  return options.some(({ long }) => long === '--json')
}
