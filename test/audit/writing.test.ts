import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { EventBar } from '../../src/cli/audit/event-bar.ts'
import { linesOf } from '../../src/cli/audit/lines.ts'
import type { Context } from '../../src/cli/context.ts'
import { en } from '../../src/languages/en/cli.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenken-writing-'))
})

afterEach(() => rm(folder, { recursive: true }))

test('only a line feed ends a line, wherever the file is cut into pieces', async () => {
  const path = join(folder, 'lines')
  const lines = ['a\u2028b', '', 'c\rd', '点検'.repeat(400_000), 'end']
  await writeFile(path, lines.join('\n'))

  const read: string[] = []
  for await (const line of linesOf(path)) read.push(line)

  expect(read).toEqual(lines)
})

test('a file that is not there is told', async () => {
  await expect(linesOf(join(folder, 'none')).next()).rejects.toMatchObject({ code: 'file_not_found' })
})

describe('the bar', () => {
  test('is drawn for a person, no more than ten times a second, and taken away', () => {
    const { bar, written, pass } = aBar(true)

    bar.draw(0, 1000)
    bar.draw(1, 1000)
    pass(100)
    bar.draw(500, 1000)
    pass(100)
    bar.draw(1200, 1000)
    bar.clear()

    expect(written.map((text) => text.replace('\r\u001b[K', ''))).toEqual([
      '░░░░░░░░░░░░░░░░░░░░ 0 of 1000 events',
      '██████████░░░░░░░░░░ 500 of 1000 events',
      '████████████████████ 1200 of 1200 events',
      '',
    ])
  })

  test('is not drawn where nobody watches', () => {
    const { bar, written } = aBar(false)

    bar.draw(1, 2)
    bar.clear()

    expect(written).toEqual([])
  })
})

function aBar(live: boolean) {
  const written: string[] = []
  let time = 1000
  const terminal = { live, columns: 80, err: (text: string) => written.push(text) }
  // The bar needs no more of a context than this.
  const context = { terminal, texts: en, now: () => new Date(time) } as unknown as Context

  return { bar: new EventBar(context), written, pass: (ms: number) => (time += ms) }
}
