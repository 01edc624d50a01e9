import { describe, expect, test } from 'vitest'
import type { Command, Noun } from '../../src/cli/command.ts'
import { width } from '../../src/cli/output/width.ts'
import type { Parameter } from '../../src/cli/parameters.ts'
import { nouns } from '../../src/cli/program.ts'
import { documents } from '../../src/contract/documents.ts'
import { en } from '../../src/languages/en/cli.ts'
import { ja } from '../../src/languages/ja/cli.ts'
import { InProcess } from './in-process.ts'
import { CommandLine } from './tenken.ts'

/** They write files or streams, or do one thing and say so. */
const withoutJson = [
  'demo',
  'db upgrade',
  'db downgrade',
  'db stamp',
  'db revision',
  'db release',
  'sop export',
  'work export',
  'audit export',
  'serve',
]

interface Row {
  words: string
  name: string
  noun: Noun
  command: Command
}

const pages = await Promise.all(
  Object.entries(nouns).map(async ([name, load]) => ({ name, noun: await load() })),
)
const table: Row[] = pages.flatMap(({ name: of, noun }) =>
  Object.entries(noun.commands).map(([name, command]) => ({
    words: name === of ? name : `${of} ${name}`,
    name,
    noun,
    command,
  })),
)
const line = new InProcess(new CommandLine('pglite:memory', async () => {}))

test('the table is there', () => {
  expect(table.length).toBeGreaterThan(40)
  expect(new Set(table.map(({ words }) => words)).size).toBe(table.length)
})

describe.each(table)('$words', ({ words, name, noun, command }) => {
  test.each([
    ['en', en],
    ['ja', ja],
  ])('says in %s what it is about and what each of its words means, and nothing else', (_, texts) => {
    const { about, ...help } = noun.help(texts)[name] ?? {}
    const parameters = Object.entries({ ...command.arguments, ...command.options })
    const described = parameters.filter(([, parameter]) => 'help' in parameter).map(([key]) => key)
    const asked = parameters.map(([key]) => key).filter((key) => !described.includes(key))

    expect(about).toMatch(/[.。]$/)
    expect(Object.keys(help).sort()).toEqual(asked.sort())
    expect(Object.values(help).every((text) => text.trim() !== '')).toBe(true)
  })

  test.each(['en', 'ja'])('has help in %s that fits 80 columns', async (language) => {
    const { code, stdout } = await line.runWith({ TENKEN_LANG: language }, ...words.split(' '), '--help')

    expect(code).toBe(0)
    for (const option of Object.keys(command.options)) expect(stdout).toContain(`--${spelled(option)}`)
    // What stands here stands in a terminal as it is: it is there to be copied.
    const prose = stdout.split('\n').filter((row) => !row.startsWith('  tenken '))
    for (const row of prose) expect(width(row), row).toBeLessThanOrEqual(80)
  })

  test('answers a program, unless it only does one thing', () => {
    expect(command.takes.json).toBe(!withoutJson.includes(words))
    if (command.document !== undefined) expect(Object.keys(documents)).toContain(command.document)
  })
})

describe('examples in help', () => {
  const examples = pages.flatMap(({ noun }) => [
    ...noun.examples,
    ...Object.values(noun.commands).flatMap(({ examples }) => examples),
  ])

  test.each(examples.filter((example) => example.startsWith('tenken ')))('%s', (example) => {
    const [, ...rest] = example.replace(/ > .*$/, '').match(/"[^"]*"|\S+/g) ?? []
    const row = table.find(({ words }) => `${rest.join(' ')} `.startsWith(`${words} `))
    const options = rest.filter((word) => word.startsWith('-') && !/^-\d/.test(word))

    expect(row).toBeDefined()
    expect(options.filter((option) => !row || !takes(row.command, option))).toEqual([])
  })
})

function takes({ options, takes }: Command, option: string): boolean {
  if (option === '--as') return takes.as
  if (option === '--json') return takes.json

  return Object.entries(options).some(
    ([name, { letter }]: [string, Parameter<unknown>]) =>
      option === `--${spelled(name)}` || option === `-${letter}`,
  )
}

function spelled(name: string): string {
  return name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)
}
