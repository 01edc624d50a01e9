import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engineUnderTest } from '../setup/database.ts'
import { blockOf, Newcomer } from '../setup/newcomer.ts'
import { node } from '../setup/node.ts'

const [program, ...flags] = node
let newcomer: Newcomer

beforeAll(async () => {
  newcomer = await Newcomer.arrives()
})

afterAll(() => newcomer.leaves())

describe.runIf(engineUnderTest === 'embedded')('the README, word by word', () => {
  test('its tour of the command line runs, and the tour of the library after it', async () => {
    const said = await newcomer.types(await blockOf('README.md', 'sh', 'npx tenken db upgrade'))
    await writeFile(join(newcomer.folder, 'tour.mjs'), await blockOf('README.md', 'js', 'import'))
    const counted = await newcomer.runs(program, [...flags, 'tour.mjs'])

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
