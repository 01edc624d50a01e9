import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engineUnderTest } from '../setup/database.ts'
import { blockOf, Newcomer } from '../setup/newcomer.ts'

let newcomer: Newcomer

beforeAll(async () => {
  newcomer = await Newcomer.arrives()
})

afterAll(() => newcomer.leaves())

describe.runIf(engineUnderTest === 'embedded')('docs/http.md, word by word', () => {
  test('its tour with curl leads from a first start to an approved record', async () => {
    const tour = await blockOf('docs/http.md', 'sh', 'export DATABASE_URL')

    // The address is the one that the server tells; 8080 may be taken here.
    const said = await newcomer.types(tour, { TENKEN_PORT: '0' })

    expect(said).toContain('"nextStepId":null')
    expect(said).toMatch(/\napproved\ntrue\n$/)
    expect(tour.match(/\bask (ken|aiko) /g)?.length).toBeLessThan(25)
  })
})
