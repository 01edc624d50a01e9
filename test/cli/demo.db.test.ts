import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCommandLine, type CommandLine, start } from './tenken.ts'

let line: CommandLine

beforeAll(async () => {
  line = await aCommandLine()
})

afterAll(() => line.drop())

interface Work {
  id: string
  status: string
  sopId: string
  workerId: string
}

async function worksOnRecord(): Promise<Work[]> {
  return (await line.json<{ workSessions: Work[] }>('', 'work', 'list')).workSessions
}

test('a first demo carries a real procedure to approval, a second one goes on with the same data', async () => {
  const first = await line.done('', 'demo')
  const second = await line.done('', 'demo')
  const works = await worksOnRecord()

  expect(first).toMatch(
    /step 1 {2}FAIL[\s\S]*step 1 {2}acknowledged: 3 hazards\n[\s\S]*step 1 {2}pass[\s\S]*step 3 {2}FAIL[\s\S]*step 3 {2}OVERRIDE[\s\S]*more passes\n {2}step 5 {2}OVERRIDE/,
  )
  expect(first).toMatch(
    /Status +approved, locked[\s\S]*Version +1, now effective[\s\S]*Audit trail +\d+ events of the work, \d+ of its SOP: unbroken\n[\s\S]*OVERRIDE {6}Haruto Sato\n +"Ice packs[\s\S]*Steps 6 to \d+: pass[\s\S]*Haruto Sato <supervisor@tenken.example> {2}approval\n/,
  )
  expect(first.trimEnd().split('\n').length).toBeLessThan(80)
  expect(second).toContain('On record already: 1 work session of this worker.')
  expect(first).toMatch(/Schema: .* \(head\), after \d+ revisions\n/)
  expect(second).toMatch(/Schema: .* \(head\)\n/)
  expect(works.map(({ status }) => status)).toEqual(['approved', 'approved'])
  expect(new Set(works.map(({ sopId, workerId }) => sopId + workerId)).size).toBe(1)
})

test('a demo that was killed is picked up where it stopped', async () => {
  const killed = start(['demo', '--pace', '200'], { DATABASE_URL: line.url })
  await killed.says(/step 3 {2}FAIL/)
  killed.kill('SIGKILL')
  await killed.outcome

  const next = await line.done('', 'demo')

  expect(next).toMatch(/was interrupted\. It is picked up at step 3 of \d+\.\n {2}step 3 {2}OVERRIDE/)
  expect((await worksOnRecord()).map(({ status }) => status)).toEqual(['approved', 'approved', 'approved'])
})
