import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { calledAs, programName, typed } from '../../src/cli/called-as.ts'
import { LinesLeftOut } from '../../src/cli/errors.ts'
import { buildProgram, nouns } from '../../src/cli/program.ts'
import { UnreadableProcedure } from '../../src/formats/unreadable.ts'
import { en } from '../../src/languages/en/cli.ts'
import { ja } from '../../src/languages/ja/cli.ts'
import { shellWord } from '../../src/languages/shell-word.ts'
import { aContext } from '../contract/a-context.ts'
import { InProcess } from './in-process.ts'
import { CommandLine } from './tenken.ts'

const root = resolve(import.meta.dirname, '../..')
const read = (file: string) => readFile(join(root, file), 'utf8')

/** What is typed behind `tenken` in a text, up to where its sentence goes on. */
function commandsIn(text: string): string[] {
  const names = Object.keys(nouns).join('|')
  const command = new RegExp(
    `(?<![\\w./@:-])tenken (?:(?:${names})\\b|--help)[^\\n\`|;&<>()]*(?:<[^<>\\n]+>[^\\n\`|;&<>()]*)*`,
    'g',
  )

  return [...text.matchAll(command)].map(([found]) =>
    found.replace(/(?:\. |\.$|, or |。|、|」|”|'| を| # | {2}).*$/s, '').trim(),
  )
}

/** Throws what the parser says of the line; nothing is carried out. */
async function parsed(line: string): Promise<void> {
  const [, ...argv] = [...line.matchAll(/"[^"]*"|'[^']*'|<[^>]*>|\S+/g)].map(([word]) =>
    word.replace(/^(["'])(.*)\1$/, '$2'),
  )
  const program = await buildProgram(aContext(), argv)
  const inert = (command: Command) => {
    command.exitOverride().configureOutput({ writeOut: () => {}, writeErr: () => {} })
    if (command.commands.length === 0) command.action(() => {})
    command.commands.forEach(inert)
  }
  program.commands.forEach(inert)
  await program.parseAsync(argv, { from: 'user' }).catch((error: { code?: string }) => {
    if (error.code !== 'commander.helpDisplayed') throw error
  })
}

const sources = [
  'src/languages/en/cli.ts',
  'src/languages/ja/cli.ts',
  ...(await readdir(join(root, 'src/languages/en/cli'))).map((file) => `src/languages/en/cli/${file}`),
  ...(await readdir(join(root, 'src/languages/ja/cli'))).map((file) => `src/languages/ja/cli/${file}`),
  'src/languages/en/record.ts',
  'src/languages/ja/record.ts',
]
/** What a name alone, or with the option that is spoken of, makes the parser say. */
const incomplete = [
  'missingArgument',
  'missingMandatoryOptionValue',
  'optionMissingArgument',
  'help',
  'version',
].map((code) => `commander.${code}`)
const documents = (await readdir(join(root, 'docs'))).filter((file) => file.endsWith('.md'))
const pages = ['README.md', ...documents.map((file) => `docs/${file}`)]
const examples = (await Promise.all(Object.values(nouns).map((load) => load()))).flatMap(
  ({ examples, commands }) => [...examples, ...Object.values(commands).flatMap((each) => each.examples)],
)

describe('each command that is advised is one that there is, with arguments and options that it takes', () => {
  test.each(sources)('in %s', async (file) => {
    const text = (await read(file)).replace(/\$\{[^}]*\}/g, '1a2b3c4d')

    for (const line of commandsIn(text)) await expect(parsed(line), line).resolves.toBeUndefined()
  })

  test.each(pages)('in the blocks of %s', async (file) => {
    const blocks = [...(await read(file)).matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block)

    for (const line of blocks.flatMap(commandsIn)) await expect(parsed(line), line).resolves.toBeUndefined()
  })

  test.each(pages)('within the sentences of %s, where it may stand for its name alone', async (file) => {
    const said = [...(await read(file)).matchAll(/`(tenken [^`|…]*)`/g)].map(([, line = '']) => line)

    for (const line of said) {
      const complaint = await parsed(line).catch((error: { code?: string }) => error.code)
      expect([undefined, ...incomplete], line).toContain(complaint)
    }
  })

  test('in the examples of help', async () => {
    const lines = examples.flatMap(commandsIn)

    expect(lines.length).toBeGreaterThan(30)
    for (const line of lines) await expect(parsed(line), line).resolves.toBeUndefined()
  })

  test('and there are many', async () => {
    const texts = await Promise.all([...sources, ...pages].map(read))

    expect(texts.flatMap(commandsIn).length).toBeGreaterThan(200)
    await expect(parsed('tenken sop pubish 1a2b3c4d')).rejects.toThrow('unknown command')
    await expect(parsed('tenken sop publish')).rejects.toThrow('missing required argument')
    await expect(parsed('tenken sop publish 1a2b3c4d --by ken')).rejects.toThrow('unknown option')
  })
})

describe('the program is called as the shell finds it', () => {
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tenken-path-'))
    await mkdir(join(folder, 'bin'))
    await mkdir(join(folder, 'empty'))
    await mkdir(join(folder, 'text'))
    await mkdir(join(folder, 'node_modules/.bin'), { recursive: true })
    for (const name of ['bin', 'text', 'node_modules/.bin']) await writeFile(join(folder, name, 'tenken'), '')
    for (const name of ['bin', 'node_modules/.bin']) await chmod(join(folder, name, 'tenken'), 0o755)
  })

  afterAll(() => rm(folder, { recursive: true }))

  test.each([
    ['tenken', ['empty', 'bin']],
    ['npx tenken', ['empty']],
    // What npx itself puts in front is gone when it ends.
    ['npx tenken', ['node_modules/.bin', 'empty']],
    ['npx tenken', ['text']],
    ['tenken', []],
  ])('%s with %j on the PATH', (name, folders) => {
    const PATH = folders.map((each) => join(folder, each)).join(delimiter)

    expect(programName({ PATH })).toBe(name)
  })

  test('so that what is said next is pasted as it stands, in help, errors, reports and JSON', async () => {
    const line = new InProcess(new CommandLine(`pglite:${folder}/none`, async () => {}))
    const env = { PATH: join(folder, 'empty') }

    const help = await line.runWith(env, 'sop', '--help')
    const wrong = await line.runWith(env, 'sop', 'lst')
    const japanese = await line.runWith({ ...env, TENKEN_LANG: 'ja' }, 'sop', 'lst')
    const missing = await line.runWith(env, 'sop', 'list')
    const json = await line.runWith(env, 'sop', 'list', '--json')

    expect(help.stdout).toContain('\n  npx tenken sop list\n')
    expect(wrong.stderr).toMatch(/See: npx tenken sop --help\n$/)
    expect(japanese.stderr).toMatch(/npx tenken sop --help\n$/)
    expect(missing.stderr).toContain(': npx tenken db upgrade')
    expect(JSON.parse(json.stderr).error.next).toContain('npx tenken db upgrade')
  })

  test('in each text that advises a command, but not in the record to print nor in what people wrote', () => {
    const texts = calledAs('npx tenken', en)

    expect(texts.sop.publishNext('1a2b3c4d')).toContain(': npx tenken sop publish 1a2b3c4d')
    expect(texts.demo.next('a', 'b', null)).toMatch(/\n {2}npx tenken --help$/)
    expect(texts.db.alembic).toContain('  npx tenken db upgrade head\n')
    expect(texts.record.verify('1a2b3c4d')).toContain('“tenken audit verify”')
    expect(typed('npx tenken', 'npx tenken sop list, tenken@example.com, pglite:tenken work')).toBe(
      'npx tenken sop list, tenken@example.com, pglite:tenken work',
    )
    expect(calledAs('tenken', en)).toBe(en)
  })
})

test.each([
  ['procedures/fuse.md', 'procedures/fuse.md'],
  ['my procedures/fuse.md', "'my procedures/fuse.md'"],
  ["Ken's.md", "'Ken'\\''s.md'"],
  ['-fuse.md', './-fuse.md'],
  ['~fuse.md', "'~fuse.md'"],
  ['$(reboot).md', "'$(reboot).md'"],
  ['手順.md', "'手順.md'"],
  ['', "''"],
  ['-', '-'],
])('%j is one word of a shell: %s', async (text, word) => {
  expect(shellWord(text)).toBe(word)
  const { stdout } = await promisify(execFile)('sh', ['-c', `printf %s ${word}`])
  expect(stdout.replace(/^\.\/(?=-)/, '')).toBe(text)
})

test('a file is quoted wherever a command names it, in both languages', () => {
  const leftOut = new LinesLeftOut("Ken's fuse.md", 1, { line: 1, text: 'x' })
  const unreadable = new UnreadableProcedure('-a b.md', null, {
    code: 'not_utf8',
    encoding: 'CP932',
    file: '-a b.md',
  })

  for (const { sayNext, sayError } of [en, ja]) {
    expect(sayNext(leftOut)).toContain("tenken sop import 'Ken'\\''s fuse.md' --dry-run --unplaced")
    expect(sayError(unreadable)).toContain("iconv -f CP932 -t UTF-8 './-a b.md' > utf-8.md")
  }
})
