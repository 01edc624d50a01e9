import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/application/id.ts'
import {
  compareVersions,
  compareWithVersionBefore,
  editSop,
  publishSop,
  retireSop,
  reviseSop,
  versionsOfSop,
} from '../../src/application/sop-versions.ts'
import { createSop, deleteSop, listSops, restoreSop, showSop } from '../../src/application/sops.ts'
import { startWorkSession } from '../../src/application/work-sessions.ts'
import { InvalidInput, NotFound } from '../../src/domain/errors.ts'
import { type Sop, stepsOf } from '../../src/domain/sop.ts'
import {
  DraftExists,
  IllegalVersionMove,
  SopIncomplete,
  SopNotEffective,
  VersionPublished,
} from '../../src/domain/sop-version.ts'
import { SupervisorRequired, type User, UserDeactivated } from '../../src/domain/user.ts'
import { NoVersionBefore } from '../../src/domain/version-before.ts'
import { countsOf } from '../../src/domain/version-difference.ts'
import type { Session } from '../../src/infrastructure/database/session.ts'
import {
  aDraft,
  addPerson,
  aMigratedDatabase,
  aProcedure,
  aSop,
  aStep,
  aSupervisor,
  aWorker,
  type OpenTestDatabase,
} from '../setup/records.ts'
import { contentOf } from './procedures.ts'

let on: OpenTestDatabase
let supervisor: User
let author: User
const now = () => new Date()
const within = <T>(work: (db: Session) => Promise<T>) => on.database.session(work)
const publish = (id: string) => within((db) => publishSop(db, { id, supervisor, at: now() }))
const revise = (from: string) => within((db) => reviseSop(db, { from, author, at: now() }))
const show = (id: string) => within((db) => showSop(db, id, { deleted: 'include' }))

beforeAll(async () => {
  on = await aMigratedDatabase()
  supervisor = await aSupervisor(on.database)
  author = await aWorker(on.database)
})

afterAll(() => on.close())

describe('publishing', () => {
  test('makes a draft effective, with who and when, and takes its counts', async () => {
    const draft = await aDraft(on.database)
    const at = now()

    await within((db) => publishSop(db, { id: draft.id, supervisor, at }))

    expect(await show(draft.id)).toMatchObject({
      status: 'effective',
      publishedAt: at,
      publishedBy: supervisor.id,
    })
    const [line] = await within((db) => versionsOfSop(db, draft.id))
    expect(line).toMatchObject({
      taskCount: 2,
      stepCount: 3,
      hazardCount: 1,
      highHazards: 0,
      criticalHazards: 1,
    })
  })

  test('is signed with the printed name of the supervisor', async () => {
    const draft = await aDraft(on.database)

    await publish(draft.id)

    expect(await within((db) => db.signatures.ofVersion(draft.id))).toMatchObject({
      meaning: 'publish',
      signerId: supervisor.id,
      signerName: supervisor.name,
    })
  })

  test('supersedes the version that was effective before', async () => {
    const first = await aSop(on.database)
    const second = await revise(first.id)

    await publish(second.id)

    const versions = await within((db) => versionsOfSop(db, first.id))
    expect(versions.map(({ version, status }) => [version, status])).toEqual([
      [2, 'effective'],
      [1, 'superseded'],
    ])
  })

  test('said again by the same supervisor changes nothing', async () => {
    const draft = await aDraft(on.database)
    const once = await publish(draft.id)

    expect(await publish(draft.id)).toEqual(once)
  })

  test('is refused of what is published, by a worker, of a deleted draft, and of a draft without steps', async () => {
    const published = await aSop(on.database)
    const draft = await aDraft(on.database)
    const deleted = await aDraft(on.database)
    await within((db) => deleteSop(db, { id: deleted.id, by: supervisor, at: now() }))
    const empty = await aDraft(on.database, { title: 'Empty', tasks: [] })
    const halfEmpty = await aDraft(on.database, {
      title: 'Half empty',
      tasks: [...aProcedure.tasks, { title: 'Later', description: null, steps: [] }],
    })

    await expect(publish(published.id)).rejects.toThrow(IllegalVersionMove)
    await expect(
      within((db) => publishSop(db, { id: draft.id, supervisor: author, at: now() })),
    ).rejects.toThrow(SupervisorRequired)
    await expect(publish(deleted.id)).rejects.toThrow(IllegalVersionMove)
    await expect(publish(empty.id)).rejects.toThrow(SopIncomplete)
    await expect(publish(halfEmpty.id)).rejects.toThrow(SopIncomplete)
    expect(await show(draft.id)).toMatchObject({ status: 'draft' })
  })
})

describe('revising', () => {
  test('copies the whole tree into a draft whose parts keep their origin', async () => {
    const sop = await aSop(on.database)

    const draft = await revise(sop.id)

    expect(draft).toMatchObject({ lineageId: sop.id, version: 2, status: 'draft', createdBy: author.id })
    expect(contentOf(draft)).toEqual(contentOf(sop))
    expect(stepsOf(draft).map(({ originId }) => originId)).toEqual(
      stepsOf(sop).map(({ originId }) => originId),
    )
    expect(new Set([...idsOf(draft), ...idsOf(sop)]).size).toBe(2 * idsOf(sop).length)
  })

  test('is refused while there is a draft, which is named, and possible once that is deleted', async () => {
    const sop = await aSop(on.database)
    const draft = await revise(sop.id)

    const refused = revise(sop.id)

    await expect(refused).rejects.toThrow(DraftExists)
    await expect(refused).rejects.toMatchObject({ data: { lineageId: sop.id, draftId: draft.id } })
    await within((db) => deleteSop(db, { id: draft.id, by: author, at: now() }))
    expect(await revise(sop.id)).toMatchObject({ version: 3 })
  })

  test('said again with the same id answers with the draft that is on record', async () => {
    const sop = await aSop(on.database)
    const id = newId()
    const once = await within((db) => reviseSop(db, { from: sop.id, author, at: now(), id }))

    const again = await within((db) => reviseSop(db, { from: sop.id, author, at: now(), id }))

    expect(again).toEqual(once)
    expect(await within((db) => versionsOfSop(db, sop.id))).toHaveLength(2)
  })

  test('a deleted draft comes back only while there is no other', async () => {
    const sop = await aSop(on.database)
    const first = await revise(sop.id)
    await within((db) => deleteSop(db, { id: first.id, by: author, at: now() }))
    const second = await revise(sop.id)

    const restoring = within((db) => restoreSop(db, { id: first.id, by: author, at: now() }))

    await expect(restoring).rejects.toMatchObject({ code: 'draft_exists', data: { draftId: second.id } })
  })

  test('a draft is edited, not revised', async () => {
    const draft = await aDraft(on.database)

    await expect(revise(draft.id)).rejects.toThrow(IllegalVersionMove)
  })

  test('brings back what an older version said', async () => {
    const first = await aSop(on.database)
    const second = await revise(first.id)
    await within((db) => editSop(db, { id: second.id, procedure: shorter, author, at: now() }))
    await publish(second.id)

    const third = await revise(first.id)

    expect(contentOf(third)).toEqual(contentOf(first))
  })
})

describe('retiring', () => {
  test('takes the effective version out of use, and no work starts on it', async () => {
    const sop = await aSop(on.database)
    const at = now()

    await within((db) => retireSop(db, { id: sop.id, supervisor, reason: 'Machine gone', at }))

    expect(await show(sop.id)).toMatchObject({ status: 'retired', retiredAt: at, retiredBy: supervisor.id })
    const start = within((db) => startWorkSession(db, { sopId: sop.id, worker: author, at: now() }))
    await expect(start).rejects.toThrow(SopNotEffective)
  })

  test('is refused to a worker, and of what is not effective', async () => {
    const sop = await aSop(on.database)
    const draft = await aDraft(on.database)

    const byWorker = within((db) => retireSop(db, { id: sop.id, supervisor: author, at: now() }))
    const ofDraft = within((db) => retireSop(db, { id: draft.id, supervisor, at: now() }))

    await expect(byWorker).rejects.toThrow(SupervisorRequired)
    await expect(ofDraft).rejects.toThrow(IllegalVersionMove)
  })
})

describe('editing', () => {
  test('is refused of what is published, of a deleted draft, to a deactivated author, and with blank text', async () => {
    const sop = await aSop(on.database)
    const draft = await aDraft(on.database)
    const deleted = await aDraft(on.database)
    await within((db) => deleteSop(db, { id: deleted.id, by: supervisor, at: now() }))
    const gone: User = { ...author, deactivatedAt: now() }
    const edit = (id: string, by = author, title = 'New') =>
      within((db) => editSop(db, { id, procedure: { ...shorter, title }, author: by, at: now() }))

    await expect(edit(sop.id)).rejects.toThrow(VersionPublished)
    await expect(edit(deleted.id)).rejects.toThrow(IllegalVersionMove)
    await expect(edit(draft.id, gone)).rejects.toThrow(UserDeactivated)
    await expect(edit(draft.id, author, ' ')).rejects.toThrow(InvalidInput)
    await expect(edit(newId())).rejects.toThrow(NotFound)
    expect(await show(draft.id)).toEqual(draft)
  })

  test('leaves the effective version, and the work on it, as they are', async () => {
    const sop = await aSop(on.database)
    const draft = await revise(sop.id)

    await within((db) => editSop(db, { id: draft.id, procedure: shorter, author, at: now() }))

    expect(await show(sop.id)).toEqual(sop)
  })
})

describe('comparing', () => {
  test('a draft is compared with the effective version', async () => {
    const sop = await aSop(on.database)
    const draft = await revise(sop.id)
    await within((db) => editSop(db, { id: draft.id, procedure: shorter, author, at: now() }))

    const { from, to, difference } = await within((db) => compareWithVersionBefore(db, draft.id))

    expect([from.version, to.version]).toEqual([1, 2])
    expect(countsOf(difference)).toEqual({ added: 0, removed: 2, changed: 1, moved: 0 })
    expect(difference).toMatchObject({ title: { from: 'Change the fuse', to: 'Change a fuse' } })
  })

  test('versions of two SOPs are not compared, nor the first with nothing', async () => {
    const sop = await aSop(on.database)
    const other = await aSop(on.database)

    await expect(within((db) => compareVersions(db, sop.id, other.id))).rejects.toThrow(InvalidInput)
    await expect(within((db) => compareWithVersionBefore(db, sop.id))).rejects.toThrow(NoVersionBefore)
  })
})

describe('lists', () => {
  test('tell drafts and effective versions unless another status is asked for', async () => {
    const first = await aSop(on.database)
    const second = await revise(first.id)
    await publish(second.id)
    const third = await revise(first.id)
    const listed = async (statuses?: ('superseded' | 'effective')[]) => {
      const lines = await within((db) => listSops(db, { limit: 1000, ...(statuses ? { statuses } : {}) }))

      return lines.filter(({ lineageId }) => lineageId === first.id).map(({ id }) => id)
    }

    expect(await listed()).toEqual([third.id, second.id])
    expect(await listed(['superseded'])).toEqual([first.id])
  })

  test('count a draft as it is and a published version as it was published', async () => {
    const sop = await aSop(on.database)
    const draft = await revise(sop.id)
    await within((db) => editSop(db, { id: draft.id, procedure: shorter, author, at: now() }))

    const lines = await within((db) => listSops(db, { limit: 1000 }))

    const counted = lines
      .filter(({ lineageId }) => lineageId === sop.id)
      .map(({ taskCount, stepCount, hazardCount, criticalHazards }) => [
        taskCount,
        stepCount,
        hazardCount,
        criticalHazards,
      ])
    expect(counted).toEqual([
      [2, 2, 0, 0],
      [2, 3, 1, 1],
    ])
  })
})

test('who has been deactivated neither writes nor publishes', async () => {
  const gone = await within((db) =>
    addPerson(db, { email: 'gone@example.com', name: 'Gone', role: 'supervisor' }),
  )
  const by: User = { ...gone, deactivatedAt: now() }
  const draft = await aDraft(on.database)

  const writing = within((db) => createSop(db, { procedure: aProcedure, author: by, at: now() }))
  const publishing = within((db) => publishSop(db, { id: draft.id, supervisor: by, at: now() }))

  await expect(writing).rejects.toThrow(UserDeactivated)
  await expect(publishing).rejects.toThrow(UserDeactivated)
})

/** The procedure without its second step and the hazard there; the title and one text are others. */
const shorter = {
  title: 'Change a fuse',
  tasks: [
    {
      title: 'Isolate',
      description: 'Nobody works on a live panel.',
      steps: [
        aStep('Switch the main breaker off', {
          expectedAction: 'Main breaker, off!',
          expectedResult: 'Lamp is dark',
        }),
      ],
    },
    { title: 'Change', description: null, steps: [aStep('Pull the old fuse out')] },
  ],
}

function idsOf(sop: Sop): string[] {
  return [
    sop.id,
    ...sop.tasks.map(({ id }) => id),
    ...stepsOf(sop).flatMap(({ id, hazards }) => [id, ...hazards.map((hazard) => hazard.id)]),
  ]
}
