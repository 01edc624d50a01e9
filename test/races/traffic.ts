import { acknowledgeHazards } from '../../src/application/hazard-acknowledgements.ts'
import { newId } from '../../src/application/id.ts'
import { recordCheck } from '../../src/application/safety-checks.ts'
import { publishSop, reviseSop } from '../../src/application/sop-versions.ts'
import { deleteSop, restoreSop } from '../../src/application/sops.ts'
import {
  abortWorkSession,
  approveWorkSession,
  completeWorkSession,
  pauseWorkSession,
  rejectWorkSession,
  resumeWorkSession,
  startWorkSession,
} from '../../src/application/work-sessions.ts'
import type { User } from '../../src/domain/user.ts'
import type { WorkSession } from '../../src/domain/work-session.ts'
import type { Session } from '../../src/infrastructure/database/session.ts'
import { aPublishedSop, type Course, override, somebody } from './course.ts'
import { type Outcome, outcomeOf } from './race.ts'

/** Random verbs of many people on a few SOPs. */
export class Traffic {
  readonly #on: Course
  readonly #sops: string[]
  readonly workers: User[]
  /** Checks that their callers were told to be on record. */
  readonly confirmed: string[] = []
  readonly outcomes = new Map<Outcome, number>()
  /** Errors that no caller should ever see. */
  readonly unexpected: unknown[] = []

  private constructor(on: Course, sops: string[], workers: User[]) {
    this.#on = on
    this.#sops = sops
    this.workers = workers
  }

  static async on(on: Course, clients: number): Promise<Traffic> {
    return on.database.session(async (db) => {
      const sops = [
        on.sop.id,
        (await aPublishedSop(db, on.sato, 'high')).id,
        (await aPublishedSop(db, on.sato)).id,
      ]
      const workers: User[] = []
      while (workers.length < clients) workers.push(await somebody(db))

      return new Traffic(on, sops, workers)
    })
  }

  async client(worker: User, ended: number): Promise<void> {
    while (Date.now() < ended) {
      const outcome = await outcomeOf(this.#attempt(worker)).catch((error: unknown) => this.#note(error))
      this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1)
    }
  }

  #note(error: unknown): Outcome {
    this.unexpected.push(error)

    return 'unexpected'
  }

  /** Something that the worker, or a supervisor of theirs, may well want to do now. */
  async #attempt(worker: User): Promise<unknown> {
    const { database, sato, suzuki } = this.#on
    const [supervisor, at] = [chosen([sato, suzuki]), new Date()]
    const [mine] = await database.single((db) => db.workSummaries.list({ workerId: worker.id, limit: 1 }))
    if (Math.random() < 0.05) return this.#changeSop(supervisor)
    if (!mine || mine.locked) return this.#start(worker)
    if (mine.status === 'paused') return database.session((db) => resumeWorkSession(db, mine.id, worker))
    if (mine.status === 'completed') {
      return chosen([
        () => database.session((db) => approveWorkSession(db, mine.id, supervisor, at)),
        () =>
          database.session((db) => rejectWorkSession(db, { id: mine.id, by: supervisor, reason: 'No', at })),
        () => database.session((db) => resolveFlagged(db, mine, supervisor)),
      ])()
    }

    return chosen([
      () => database.session((db) => acknowledgeHazards(db, { workSessionId: mine.id, worker, at })),
      () => this.#check(mine, worker),
      () => this.#check(mine, worker),
      () => this.#check(mine, worker),
      () => database.session((db) => override(db, mine, supervisor)),
      () => database.session((db) => completeWorkSession(db, mine.id, worker, at)),
      () => database.session((db) => pauseWorkSession(db, mine.id, worker)),
      () =>
        Math.random() < 0.2
          ? database.session((db) =>
              abortWorkSession(db, { id: mine.id, by: supervisor, reason: 'Alarm', at }),
            )
          : this.#check(mine, worker),
    ])()
  }

  async #start(worker: User): Promise<unknown> {
    const sopId = chosen(this.#sops)

    return this.#on.database.session((db) =>
      startWorkSession(db, { sopId, worker, at: new Date(), id: newId() }),
    )
  }

  async #check(work: WorkSession, worker: User): Promise<void> {
    const id = newId()
    const finding = chosen([
      { result: 'pass' },
      { result: 'pass', needsReview: true },
      { result: 'fail', feedback: 'The lamp is lit' },
    ] as const)
    const stepId = work.currentStepId
    if (!stepId) return
    await this.#on.database.single((db) =>
      recordCheck(db, { id, workSessionId: work.id, stepId, worker, finding, at: new Date() }),
    )
    this.confirmed.push(id)
  }

  async #changeSop(supervisor: User): Promise<void> {
    const n = Math.floor(Math.random() * this.#sops.length)
    const [id, at] = [this.#sops[n] ?? '', new Date()]
    await this.#on.database.session(async (db) => {
      const { lineageId } = await db.sops.get(id, { deleted: 'include' })
      const draft = await db.sopVersions.currentOf(lineageId, 'draft')
      await chosen([
        () => reviseSop(db, { from: id, author: supervisor, at, id: newId() }),
        () => publishSop(db, { id: draft?.id ?? id, supervisor, at }),
        () => deleteSop(db, { id, by: supervisor, reason: 'Out of use', at }),
        () => restoreSop(db, { id, by: supervisor, reason: 'In use again', at }),
      ])()
      const effective = await db.sopVersions.currentOf(lineageId, 'effective')
      this.#sops[n] = effective?.id ?? id
    })
  }
}

async function resolveFlagged(db: Session, work: WorkSession, supervisor: User): Promise<void> {
  const [flagged] = await db.safetyChecks.openFlagsIn(work.id)
  await override(db, work, supervisor, flagged?.id)
}

function chosen<T>(choices: readonly [T, ...T[]] | readonly T[]): T {
  const choice = choices[Math.floor(Math.random() * choices.length)]
  if (choice === undefined) throw new Error('nothing to choose from')

  return choice
}
