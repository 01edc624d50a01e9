/**
 * What Tenken is held to, measured in one run beside hand-written SQL on the same data and the same machine:
 *
 *   npm run bench                                    everything but growth and plant
 *   npm run bench -- reads checks                    these alone
 *   npm run bench -- plant                           a day of many people at one server, which is killed half-way
 *   npm run bench -- growth --checks 5000000         what many records change
 */
import { parseArgs } from 'node:util'
import { compareChecks } from './checks.ts'
import { aRoom, type Room } from './databases.ts'
import { measureDocuments } from './documents.ts'
import { compareGarbage } from './garbage.ts'
import { measureGrowth } from './growth.ts'
import { compareHttp } from './http.ts'
import { compareInsertions } from './insertion.ts'
import { measureModelCheck } from './model-check.ts'
import { heading } from './pairs.ts'
import { measurePlant } from './plant.ts'
import { compareReads } from './reads.ts'
import { measureStartUp } from './start-up.ts'

const comparisons = { reads: compareReads, checks: compareChecks, insertion: compareInsertions }
const measurements = {
  garbage: compareGarbage,
  'start-up': measureStartUp,
  'model-check': measureModelCheck,
  documents: measureDocuments,
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { checks: { type: 'string', default: '200000' } },
})
const asked = (name: string) => positionals.length === 0 || positionals.includes(name)
const room = await aRoom()
try {
  // First, while no session in this process has looked for nested ones: from then on each promise costs more.
  await measure({ http: compareHttp })
  if (Object.keys(comparisons).some(asked)) heading()
  await measure(comparisons)
  await measure(measurements)
  if (positionals.includes('growth')) await measureGrowth(room, Number(values.checks))
  if (positionals.includes('plant')) await measurePlant(room)
} finally {
  await room[Symbol.asyncDispose]()
}

async function measure(measurements: Record<string, (room: Room) => Promise<void>>): Promise<void> {
  for (const [name, run] of Object.entries(measurements)) if (asked(name)) await run(room)
}
