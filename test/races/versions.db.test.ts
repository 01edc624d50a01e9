import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishSop, retireSop, reviseSop } from '../../src/application/sop-versions.ts'
import { deleteSop, restoreSop } from '../../src/application/sops.ts'
import { startWorkSession } from '../../src/application/work-sessions.ts'
import type { User } from '../../src/domain/user.ts'
import type { Session } from '../../src/infrastructure/database/session.ts'
import { aCourse, aPublishedSop, type Course, somebody, verified } from './course.ts'
import { inEveryOrder } from './race.ts'

interface Stage {
  /** The first version, effective. */
  first: string
  /** Its draft successor. */
  draft: string
  worker: User
}

let on: Course
const now = () => new Date()

beforeAll(async () => {
  on = await aCourse()
})

afterAll(() => on.close())

async function effective(db: Session): Promise<{ first: string; worker: User }> {
  return { first: (await aPublishedSop(db, on.sato)).id, worker: await somebody(db) }
}

async function withDraft(db: Session): Promise<Stage> {
  const { first, worker } = await effective(db)

  return { first, worker, draft: (await reviseSop(db, { from: first, author: on.sato, at: now() })).id }
}

const publish = (id: string, supervisor: User) =>
  on.database.session((db) => publishSop(db, { id, supervisor, at: now() }))
const retire = (id: string) =>
  on.database.session((db) => retireSop(db, { id, supervisor: on.suzuki, at: now() }))
const revise = (from: string) =>
  on.database.session((db) => reviseSop(db, { from, author: on.suzuki, at: now() }))
const remove = (id: string) =>
  on.database.session((db) => deleteSop(db, { id, by: on.suzuki, reason: 'Out of use', at: now() }))
const restore = (id: string) =>
  on.database.session((db) => restoreSop(db, { id, by: on.suzuki, reason: 'In use again', at: now() }))
const start = (sopId: string, worker: User) =>
  on.database.session((db) => startWorkSession(db, { sopId, worker, at: now() }))

/** The versions that the worker works on, and what the lineage and the work tell, by their times. */
async function storyOf({ first, worker }: { first: string; worker: User }) {
  const [row] = await on.database.single((db) =>
    db.rows<{ worksOn: string[]; verbs: string[]; statuses: string[] }>(
      `select array(select sop_id from work_sessions where worker_id = $2) as "worksOn",
              array(select verb from (
                select verb, at from audit_events
                 where stream_id = $1 and verb in ('supersede', 'retire', 'delete', 'restore')
                union all
                select verb, at from audit_events
                 where stream_id = any(array(select id from work_sessions where worker_id = $2))
              ) event order by at) as verbs,
              array(select status from sops where lineage_id = $1 order by version) as statuses`,
      [first, worker.id],
    ),
  )
  if (!row) throw new Error('nothing is told')

  return row
}

describe('a start, while the version is about to change', () => {
  test('is on the version that was effective then, and stays there when another takes its place', async () => {
    await inEveryOrder(on.database, {
      stage: () => on.database.session(withDraft),
      one: ({ draft }) => publish(draft, on.sato),
      other: ({ first, worker }) => start(first, worker),
      contested: ({ first }) => ({ table: 'sops', id: first }),
      async afterwards(stage, { other }) {
        expect(await storyOf(stage)).toEqual({
          worksOn: other === 'done' ? [stage.first] : [],
          verbs: other === 'done' ? ['start', 'supersede'] : ['supersede'],
          statuses: ['superseded', 'effective'],
        })
      },
      outcomes: ['done / done', 'done / sop_not_effective'],
    })
  })

  test('is never on a draft: it comes after its publishing, or is refused', async () => {
    await inEveryOrder(on.database, {
      rounds: 36,
      stage: () => on.database.session(withDraft),
      one: ({ draft }) => publish(draft, on.sato),
      other: ({ draft, worker }) => start(draft, worker),
      contested: ({ draft }) => ({ table: 'sops', id: draft }),
      async afterwards(stage, { other }) {
        expect(await storyOf(stage)).toMatchObject({
          worksOn: other === 'done' ? [stage.draft] : [],
          verbs: other === 'done' ? ['supersede', 'start'] : ['supersede'],
        })
      },
      outcomes: ['done / done', 'done / sop_not_effective'],
    })
  })

  test('comes before it is retired, or is refused', async () => {
    await inEveryOrder(on.database, {
      rounds: 36,
      stage: () => on.database.session(effective),
      one: ({ first }) => retire(first),
      other: ({ first, worker }) => start(first, worker),
      contested: ({ first }) => ({ table: 'sops', id: first }),
      async afterwards(stage, { other }) {
        expect((await storyOf(stage)).verbs).toEqual(other === 'done' ? ['start', 'retire'] : ['retire'])
      },
      outcomes: ['done / done', 'done / sop_not_effective'],
    })
  })

  test('keeps it from being deleted, or finds it deleted', async () => {
    await inEveryOrder(on.database, {
      stage: () => on.database.session(effective),
      one: ({ first }) => remove(first),
      other: ({ first, worker }) => start(first, worker),
      contested: ({ first }) => ({ table: 'sops', id: first }),
      async afterwards(stage, { one }) {
        expect((await storyOf(stage)).verbs).toEqual(one === 'done' ? ['delete'] : ['start'])
      },
      outcomes: ['done / sop_deleted', 'sop_in_use / done'],
    })
  })
})

describe('two who change one SOP at once', () => {
  test('publish a draft once, with one signature', async () => {
    await inEveryOrder(on.database, {
      rounds: 36,
      stage: () => on.database.session(withDraft),
      one: ({ draft }) => publish(draft, on.sato),
      other: ({ draft }) => publish(draft, on.suzuki),
      contested: ({ draft }) => ({ table: 'sops', id: draft }),
      async afterwards(stage, { one }) {
        const signed = await on.database.single((db) =>
          db.rows('select signer_id as signer from signatures where sop_id = $1', [stage.draft]),
        )
        expect(signed).toEqual([{ signer: one === 'done' ? on.sato.id : on.suzuki.id }])
        expect((await storyOf(stage)).statuses).toEqual(['superseded', 'effective'])
      },
      outcomes: ['done / illegal_version_move', 'illegal_version_move / done'],
    })
  })

  test('make one draft between them', async () => {
    await inEveryOrder(on.database, {
      rounds: 36,
      stage: () => on.database.session(effective),
      one: ({ first }) => revise(first),
      other: ({ first }) => revise(first),
      contested: ({ first }) => ({ table: 'sops', id: first }),
      async afterwards(stage) {
        expect((await storyOf(stage)).statuses).toEqual(['effective', 'draft'])
      },
      outcomes: ['done / draft_exists', 'draft_exists / done'],
    })
  })

  test('delete a draft before it is published, or the version that it has become', async () => {
    await inEveryOrder(on.database, {
      rounds: 36,
      stage: () => on.database.session(withDraft),
      one: ({ draft }) => publish(draft, on.sato),
      other: ({ draft }) => remove(draft),
      contested: ({ draft }) => ({ table: 'sops', id: draft }),
      async afterwards(stage, { one }) {
        expect((await storyOf(stage)).statuses).toEqual(
          one === 'done' ? ['superseded', 'effective'] : ['effective', 'draft'],
        )
      },
      outcomes: ['done / done', 'illegal_version_move / done'],
    })
  })

  test('restore a draft, or make a new one', async () => {
    await inEveryOrder(on.database, {
      rounds: 36,
      stage: () =>
        on.database.session(async (db) => {
          const stage = await withDraft(db)
          await deleteSop(db, { id: stage.draft, by: on.sato, at: now() })

          return stage
        }),
      one: ({ draft }) => restore(draft),
      other: ({ first }) => revise(first),
      contested: ({ first }) => ({ table: 'sops', id: first }),
      async afterwards({ first }) {
        const drafts = await on.database.single((db) =>
          db.rows("select id from sops where lineage_id = $1 and status = 'draft' and deleted_at is null", [
            first,
          ]),
        )
        expect(drafts).toHaveLength(1)
      },
      outcomes: ['done / draft_exists', 'draft_exists / done'],
    })
  })

  // The newest version of three: who changes it and who numbers the next one hold the same rows, in one order.
  test('retire a version and make a draft of it, in either order', async () => {
    await inEveryOrder(on.database, {
      rounds: 36,
      stage: () => on.database.session(withSecond),
      one: ({ draft }) => retire(draft),
      other: ({ draft }) => revise(draft),
      contested: ({ first }) => ({ table: 'sops', id: first }),
      async afterwards(stage) {
        expect((await storyOf(stage)).statuses).toEqual(['superseded', 'retired', 'draft'])
      },
      outcomes: ['done / done'],
    })
  })

  test('publish a draft and ask for another, which is refused or comes after it', async () => {
    await inEveryOrder(on.database, {
      rounds: 36,
      stage: () =>
        on.database.session(async (db) => {
          const stage = await withSecond(db)

          return {
            ...stage,
            third: (await reviseSop(db, { from: stage.draft, author: on.sato, at: now() })).id,
          }
        }),
      one: ({ third }) => publish(third, on.sato),
      other: ({ draft }) => revise(draft),
      contested: ({ first }) => ({ table: 'sops', id: first }),
      async afterwards(stage, { other }) {
        expect((await storyOf(stage)).statuses).toEqual([
          'superseded',
          'superseded',
          'effective',
          ...(other === 'done' ? ['draft'] : []),
        ])
      },
      outcomes: ['done / done', 'done / draft_exists'],
    })
  })

  async function withSecond(db: Session): Promise<Stage> {
    const stage = await withDraft(db)
    await publishSop(db, { id: stage.draft, supervisor: on.sato, at: now() })

    return stage
  }
})

test('after all these rounds the trail of every record is unbroken, and no deadlock was met', async () => {
  const { findings } = await verified(on)

  expect(findings).toEqual([])
  expect(on.failures.get('40P01') ?? 0).toBe(0)
})
