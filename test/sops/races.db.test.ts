import { afterAll, beforeAll, expect, test } from 'vitest'
import { editSop, publishSop, reviseSop, versionsOfSop } from '../../src/application/sop-versions.ts'
import { deleteSop, restoreSop, showSop } from '../../src/application/sops.ts'
import { startWorkSession } from '../../src/application/work-sessions.ts'
import type { Procedure } from '../../src/domain/procedure.ts'
import {
  DraftExists,
  IllegalVersionMove,
  SopNotEffective,
  VersionPublished,
} from '../../src/domain/sop-version.ts'
import type { User } from '../../src/domain/user.ts'
import type { Session } from '../../src/infrastructure/database/session.ts'
import { engineUnderTest } from '../setup/database.ts'
import { isInCi } from '../setup/one-in.ts'
import {
  aDraft,
  aMigratedDatabase,
  aProcedure,
  aSop,
  aStep,
  aSupervisor,
  aWorker,
  type OpenTestDatabase,
} from '../setup/records.ts'
import { contentOf } from './procedures.ts'

/** On the embedded engine sessions go one after the other: there is less to find out. */
const rounds = engineUnderTest === 'server' ? (isInCi ? 40 : 100) : 20

let on: OpenTestDatabase
let supervisors: [User, User]
const now = () => new Date()
/** Nothing is tried again, so that a deadlock would be seen. */
const once = <T>(work: (db: Session) => Promise<T>) => on.database.session(work, { retries: 0 })
const publish = (id: string, supervisor = supervisors[0]) =>
  once((db) => publishSop(db, { id, supervisor, at: now() }))
const revise = (from: string, author = supervisors[0]) =>
  once((db) => reviseSop(db, { from, author, at: now() }))

const remove = (id: string) =>
  once((db) => deleteSop(db, { id, by: supervisors[0], reason: 'Not needed', at: now() }))

beforeAll(async () => {
  on = await aMigratedDatabase()
  supervisors = [await aSupervisor(on.database), await aSupervisor(on.database)]
})

afterAll(() => on.close())

test('of two authors who revise at once one has the draft, and the other is told which it is', async () => {
  const sop = await aSop(on.database)
  for (let round = 0, from = sop.id; round < rounds; round++) {
    const outcomes = await Promise.allSettled(supervisors.map((author) => revise(from, author)))

    const drafts = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.id] : []))
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    expect(refusals).toEqual([expect.any(DraftExists)])
    expect(refusals).toMatchObject([{ data: { lineageId: sop.id, draftId: drafts[0] } }])
    from = drafts[0] ?? ''
    await publish(from)
  }
  expect(await once((db) => versionsOfSop(db, sop.id))).toHaveLength(rounds + 1)
})

test('the same where they revise two versions, or one brings a deleted draft back', async () => {
  const sop = await aSop(on.database)
  const second = await revise(sop.id)
  await publish(second.id)
  for (let round = 0; round < rounds; round++) {
    const deleted = await revise(sop.id)
    await remove(deleted.id)
    const restore = () =>
      once(async (db) => {
        await restoreSop(db, { id: deleted.id, by: supervisors[0], at: now() })

        return deleted
      })

    const rival = round % 2 === 0 ? restore() : revise(second.id)
    const outcomes = await Promise.allSettled([rival, revise(sop.id, supervisors[1])])

    const drafts = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.id] : []))
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    expect(refusals).toEqual([expect.any(DraftExists)])
    expect(refusals).toMatchObject([{ data: { draftId: drafts[0] } }])
    await remove(drafts[0] ?? '')
  }
})

test('an edit against publishing is whole in what is published, or refused', async () => {
  const seen = new Set<string>()
  // Until both ways have been seen.
  for (let round = 0; round < rounds || (seen.size < 2 && round < 600); round++) {
    const draft = await aDraft(on.database)
    const edit = () =>
      once((db) => editSop(db, { id: draft.id, procedure: another, author: supervisors[1], at: now() }))

    const both = round % 2 === 0 ? [edit(), publish(draft.id)] : [publish(draft.id), edit()]
    const outcomes = await Promise.allSettled(both)

    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    const published = await once((db) => showSop(db, draft.id))
    expect(published.status).toBe('effective')
    expect(contentOf(published)).toEqual(contentOf(refused.length > 0 ? aProcedure : another))
    for (const reason of refused) expect(reason).toBeInstanceOf(VersionPublished)
    seen.add(refused.length > 0 ? 'refused' : 'published')
  }
  expect(seen).toEqual(new Set(['refused', 'published']))
})

test('of two supervisors who publish at once one has signed, and one version is effective', async () => {
  const sop = await aSop(on.database)
  for (let round = 0; round < rounds; round++) {
    const { id } = await revise(sop.id)

    const outcomes = await Promise.allSettled(supervisors.map((supervisor) => publish(id, supervisor)))

    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    expect(refusals).toEqual([expect.any(IllegalVersionMove)])
    const versions = await once((db) => versionsOfSop(db, sop.id))
    const effective = versions.filter(({ status }) => status === 'effective')
    expect(effective.map((version) => version.id)).toEqual([id])
    const signature = await once((db) => db.signatures.ofVersion(id))
    expect(signature?.signerId).toBe(effective[0]?.publishedBy)
  }
})

test('publishing against revising never waits for ever, and leaves one draft at most', async () => {
  const sop = await aSop(on.database)
  let from = sop.id
  for (let round = 0; round < rounds; round++) {
    const draft = await revise(from)

    const [published, revised] = await Promise.allSettled([publish(draft.id), revise(from)])

    expect(published.status).toBe('fulfilled')
    if (revised.status === 'rejected') expect(revised.reason).toBeInstanceOf(DraftExists)
    const versions = await once((db) => versionsOfSop(db, sop.id))
    const drafts = versions.filter(({ status }) => status === 'draft')
    expect(drafts.map(({ id }) => id)).toEqual(revised.status === 'fulfilled' ? [revised.value.id] : [])
    for (const { id } of drafts) await publish(id)
    from = drafts[0]?.id ?? draft.id
  }
})

test('work that starts against publishing is on the version that was effective, and stays on it', async () => {
  const sop = await aSop(on.database)
  let effective = sop.id
  for (let round = 0; round < rounds; round++) {
    const draft = await revise(effective)
    const worker = await aWorker(on.database)
    const begin = () => once((db) => startWorkSession(db, { sopId: effective, worker, at: now() }))

    const both = round % 2 === 0 ? [begin(), publish(draft.id)] : [publish(draft.id), begin()]
    const outcomes = await Promise.allSettled(both)

    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    for (const reason of refused) {
      expect(reason).toBeInstanceOf(SopNotEffective)
      expect(reason).toMatchObject({ data: { id: effective, status: 'superseded', effectiveId: draft.id } })
    }
    expect(await startedThenSuperseded(effective, worker)).toEqual(refused.length > 0 ? [] : [true])
    effective = draft.id
  }
})

/** Of each work session that the worker has on this version: whether the trail has it before the end of the version. */
async function startedThenSuperseded(sopId: string, worker: User): Promise<boolean[]> {
  const rows = await once((db) =>
    db.rows<{ before: boolean }>(
      `select started.at < superseded.at as before
         from work_sessions w
         join sops s on s.id = w.sop_id
         join audit_events started on started.stream_id = w.id and started.position = 1
         join audit_events superseded on superseded.stream_id = s.lineage_id and superseded.verb = 'supersede'
              and superseded.changes -> 0 ->> 1 = s.id::text
        where w.sop_id = $1 and w.worker_id = $2`,
      [sopId, worker.id],
    ),
  )

  return rows.map(({ before }) => before)
}

/** Other tasks, other steps, and one of the same. */
const another: Procedure = {
  title: 'Change the lamp',
  tasks: [
    { title: 'Prepare', description: null, steps: [aStep('Read the plan')] },
    {
      title: 'Change',
      description: 'Both hands.',
      steps: [aStep('Pull the old fuse'), aStep('Push the new one')],
    },
  ],
}
