import { deepEqual } from 'node:assert/strict'
import fc from 'fast-check'
import { verifyRecord } from '../../src/application/audit/verification.ts'
import { publishSop } from '../../src/application/sop-versions.ts'
import { createSop } from '../../src/application/sops.ts'
import type { Procedure } from '../../src/domain/procedure.ts'
import type { User } from '../../src/domain/user.ts'
import type { Database } from '../../src/infrastructure/database/database.ts'
import { aUser } from '../setup/records.ts'
import { attempts, byHand, type Product } from './commands.ts'
import { Model } from './model.ts'
import { read } from './on-record.ts'
import { leave } from './people-moves.ts'
import { completeProcedures } from './procedures.ts'

export interface Trials {
  /** How often each move ended how; counted up. */
  tally?: Map<string, number>
  /** Of an earlier failure; null for a new run. */
  replayPath?: string | null
  maxCommands?: number
  /** What is tried; everything unless given. */
  among?: readonly string[] | undefined
}

/** That product and model agree on whatever two workers, two supervisors and one who leaves try. */
export function agreement(
  database: Database,
  { tally = new Map(), replayPath = null, maxCommands = 60, among }: Trials = {},
): fc.IAsyncProperty<unknown> {
  const options = { maxCommands, size: 'max' as const, ...(replayPath === null ? {} : { replayPath }) }
  const commands = attempts(options, among)
  const published = fc.array(completeProcedures, { minLength: 1, maxLength: 2 })

  return fc.asyncProperty(published, fc.boolean(), commands, async (procedures, left, tries) => {
    const begun = await beginning(database, procedures, tally)
    if (left) await leaveAtOnce(begun)
    await fc.asyncModelRun(() => begun, tries)
    await mustBeUnbroken(database, begun.model)
  })
}

async function beginning(
  database: Database,
  procedures: Procedure[],
  tally: Map<string, number>,
): Promise<{ model: Model; real: Product }> {
  // Whoever looks after people is judged by who else does: somebody always does, and nobody is the last.
  await aUser(database, 'admin', 'Abe, who only is there,')
  const supervisor = await aUser(database, 'supervisor', 'Sato')
  const people = [
    await aUser(database, 'worker', 'Wada'),
    await aUser(database, 'worker', 'Weber'),
    supervisor,
    await aUser(database, 'supervisor', 'Suzuki, who also works,'),
    await aUser(database, 'supervisor', 'Lee'),
  ]
  const model = new Model(people)
  for (const procedure of procedures) await publishedSop(database, model, procedure, supervisor)

  return { model, real: { database, story: [], tally, last: await read(database, model) } }
}

/** In half of the runs one of the people has left before anything begins. */
async function leaveAtOnce({ model, real }: { model: Model; real: Product }): Promise<void> {
  const leaving = leave(model)
  if (leaving?.statement) await byHand(real.database, leaving)
  await leaving?.done(undefined)
  real.last = await read(real.database, model)
}

async function publishedSop(database: Database, model: Model, procedure: Procedure, by: User): Promise<void> {
  const sop = await database.session(async (db) => {
    const draft = await createSop(db, { procedure, author: by, at: new Date() })
    await publishSop(db, { id: draft.id, supervisor: by, at: new Date() })

    return draft
  })
  model.addDraft(sop, procedure, by)
  const version = model.versions.at(-1)
  if (!version) throw new Error('no version was made')
  Object.assign(version, { status: 'effective', publishedBy: by.id })
  model.tell(version.lineageId, 'publish', by)
  model.sign('publish', version.id, by)
}

async function mustBeUnbroken(database: Database, { people, trail }: Model): Promise<void> {
  const streams = [...people.map(({ id }) => id), ...trail.keys()]
  await database.session(
    async (db) => {
      for (const stream of streams) deepEqual((await verifyRecord(db, stream)).findings, [])
    },
    { isolation: 'repeatable read', readOnly: true },
  )
}
