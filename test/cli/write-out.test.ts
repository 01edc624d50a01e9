import { execFile } from 'node:child_process'
import {
  chmod,
  link,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  realpath,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Sink, type Target, writeOut } from '../../src/cli/output/write-out.ts'
import { aContext } from '../contract/a-context.ts'

const run = promisify(execFile)
let folder: string
let file: string
let said: { out: string; err: string }

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'tenken-writing-')))
  file = join(folder, 'record.html')
  said = { out: '', err: '' }
})

afterEach(() => rm(folder, { recursive: true }))

function write(path: string, more: Partial<Target> = {}, writing = ({ append }: Sink) => append('new')) {
  const terminal = {
    ...aContext().terminal,
    flow: async (text: string) => {
      said.out += text
    },
    err: (text: string) => {
      said.err += text
    },
  }

  return writeOut({ path, terminal, ...more }, writing)
}

describe('a plain file is written whole or not at all', () => {
  test('it has its name only when all of it is there', async () => {
    let meanwhile: string[] = []

    await write(file, {}, async ({ append }) => {
      await append('one\n')
      meanwhile = await readdir(folder)
      await append('two\n')
    })

    expect(meanwhile).toHaveLength(1)
    expect(meanwhile).not.toContain('record.html')
    expect(await readdir(folder)).toEqual(['record.html'])
    expect(await readFile(file, 'utf8')).toBe('one\ntwo\n')
  })

  test('what breaks off leaves nothing behind, and the file that was there as it was', async () => {
    await writeFile(file, 'old')

    const broken = write(file, { force: true }, async ({ append }) => {
      await append('half')
      throw new Error('broken off')
    })

    await expect(broken).rejects.toThrow('broken off')
    expect(await readdir(folder)).toEqual(['record.html'])
    expect(await readFile(file, 'utf8')).toBe('old')
  })

  test('a file that is there already stays, also one that appears meanwhile', async () => {
    const late = write(file, {}, () => writeFile(file, 'mine'))

    await expect(late).rejects.toMatchObject({ code: 'file_exists' })
    await expect(write(file)).rejects.toMatchObject({ code: 'file_exists', data: { path: file } })
    expect(await readFile(file, 'utf8')).toBe('mine')
  })

  test('replaced by force it keeps its mode; another name of the same file keeps what it was', async () => {
    await writeFile(file, 'old')
    await chmod(file, 0o640)
    await link(file, join(folder, 'other'))

    await write(file, { force: true })

    expect(await readFile(file, 'utf8')).toBe('new')
    expect((await stat(file)).mode & 0o777).toBe(0o640)
    expect(await readFile(join(folder, 'other'), 'utf8')).toBe('old')
  })

  test('a name as long as a name can be will do', async () => {
    await write(join(folder, 'n'.repeat(255)))

    expect(await readdir(folder)).toEqual(['n'.repeat(255)])
  })
})

describe('a link stays a link', () => {
  test('to a file: the file is refused, or by force replaced', async () => {
    await writeFile(file, 'old')
    await symlink('record.html', join(folder, 'latest'))

    const refused = write(join(folder, 'latest'))
    await expect(refused).rejects.toMatchObject({ code: 'file_exists' })
    await write(join(folder, 'latest'), { force: true })

    expect(await readlink(join(folder, 'latest'))).toBe('record.html')
    expect((await lstat(file)).isFile()).toBe(true)
    expect(await readFile(file, 'utf8')).toBe('new')
  })

  test('to where nothing is yet: the file is made there', async () => {
    await mkdir(join(folder, 'below'))
    await symlink('middle', join(folder, 'latest'))
    await symlink('below/record.html', join(folder, 'middle'))

    await write(join(folder, 'latest'))

    expect(await readlink(join(folder, 'middle'))).toBe('below/record.html')
    expect(await readFile(join(folder, 'below/record.html'), 'utf8')).toBe('new')
  })

  test('to itself: it is refused', async () => {
    await symlink('b', join(folder, 'a'))
    await symlink('a', join(folder, 'b'))

    await expect(write(join(folder, 'a'), { force: true })).rejects.toMatchObject({
      code: 'file_unusable',
      data: { reason: { says: 'ELOOP' } },
    })
  })
})

describe('what is no plain file is written to and never replaced', () => {
  test('a pipe, whose reader gets all of it', async () => {
    const pipe = join(folder, 'pipe')
    await run('mkfifo', [pipe])
    const reader = run('cat', [pipe])

    await write(pipe)

    expect((await reader).stdout).toBe('new')
    expect((await lstat(pipe)).isFIFO()).toBe(true)
  })

  test.each(['/dev/null', 'a link to it'])('%s takes everything', async (name) => {
    const path = name === '/dev/null' ? name : join(folder, 'null')
    if (path !== name) await symlink('/dev/null', path)

    await write(path)
    await write(path, { force: true })

    expect((await stat(path)).isCharacterDevice()).toBe(true)
    expect((await lstat('/dev/null')).isCharacterDevice()).toBe(true)
  })

  test.each(['-', '/dev/stdout', '/dev/fd/1', '/proc/self/fd/1', 'a link to it'])(
    '%s is the stream that the program has',
    async (name) => {
      const path = name === 'a link to it' ? join(folder, 'out') : name
      if (path !== name) await symlink('/dev/stdout', path)

      await write(path)

      expect(said).toEqual({ out: 'new', err: '' })
    },
  )

  test('/dev/stderr is the other one', async () => {
    await write('/dev/stderr')

    expect(said).toEqual({ out: '', err: 'new' })
  })

  test('a disk that is full says so', async () => {
    await expect(write('/dev/full')).rejects.toMatchObject({
      code: 'file_unusable',
      data: { path: '/dev/full', reason: { code: 'disk_full' } },
    })
  })

  test('a socket is refused', async () => {
    const socket = join(folder, 'socket')
    const server = createServer().listen(socket)
    await new Promise((listening) => server.once('listening', listening))

    await expect(write(socket, { force: true })).rejects.toMatchObject({
      data: { reason: { code: 'not_a_file' } },
    })
    expect((await lstat(socket)).isSocket()).toBe(true)
    server.close()
  })
})

test.each([
  ['a folder', '', { code: 'file_unusable', data: { reason: { code: 'is_a_folder' } } }],
  [
    'below a file',
    'plain/record.html',
    { code: 'file_unusable', data: { reason: { code: 'not_a_folder' } } },
  ],
  ['a name that is too long', 'n'.repeat(300), { code: 'file_unusable' }],
])('%s is refused, forced or not', async (_, name, refusal) => {
  await writeFile(join(folder, 'plain'), 'plain')
  const path = join(folder, name)

  await expect(write(path)).rejects.toMatchObject(refusal)
  await expect(write(path, { force: true })).rejects.toMatchObject(refusal)
  expect(await readdir(folder)).toEqual(['plain'])
})

test('a folder that is not there is named, not the file in it', async () => {
  await expect(write(join(folder, 'none/record.html'))).rejects.toMatchObject({
    code: 'file_not_found',
    data: { path: join(folder, 'none') },
  })
})

test('a folder in which nothing may be made refuses it', async () => {
  await expect(write('/sys/record.html')).rejects.toMatchObject({
    code: 'file_unusable',
    data: { path: '/sys/record.html' },
  })
})
