import { randomUUID } from 'node:crypto'
import { acknowledgeHazards } from '../../../src/application/hazard-acknowledgements.ts'
import { recordCheck } from '../../../src/application/safety-checks.ts'
import {
  completeWorkSession,
  pauseWorkSession,
  resumeWorkSession,
  startWorkSession,
} from '../../../src/application/work-sessions.ts'
import type { Finding } from '../../../src/domain/safety-check.ts'
import type { Sop } from '../../../src/domain/sop.ts'
import type { User } from '../../../src/domain/user.ts'
import type { Plant } from './plant.ts'

/** A worker at work, by the verbs and without a page. */
export class AtWork {
  readonly #plant: Plant
  readonly #worker: User
  readonly #sop: Sop
  readonly id: string
  #at = 0

  private constructor(plant: Plant, worker: User, sop: Sop, id: string) {
    this.#plant = plant
    this.#worker = worker
    this.#sop = sop
    this.id = id
  }

  static async begin(plant: Plant, worker: User, sop: Sop): Promise<AtWork> {
    const { id } = await plant.database.session((db) =>
      startWorkSession(db, { sopId: sop.id, worker, at: new Date() }),
    )

    return new AtWork(plant, worker, sop, id)
  }

  /** The step that waits is passed, or whatever else is found; after a failure it still waits. */
  async check(finding: Finding = { result: 'pass' }): Promise<this> {
    const step = this.#sop.tasks.flatMap(({ steps }) => steps)[this.#at]
    if (!step) throw new Error('Every step is done.')
    const { database } = this.#plant
    const own = { workSessionId: this.id, worker: this.#worker, at: new Date() }
    const hazardIds = step.hazards.map(({ id }) => id)
    if (finding.result === 'pass' && hazardIds.length > 0) {
      await database.session((db) => acknowledgeHazards(db, { ...own, hazardIds }))
    }
    await database.session((db) => recordCheck(db, { ...own, id: randomUUID(), stepId: step.id, finding }))
    if (finding.result === 'pass') this.#at += 1

    return this
  }

  async rest(): Promise<this> {
    const { database } = this.#plant
    await database.session((db) => pauseWorkSession(db, this.id, this.#worker))
    await database.session((db) => resumeWorkSession(db, this.id, this.#worker))

    return this
  }

  async complete(): Promise<this> {
    const { database } = this.#plant
    await database.session((db) => completeWorkSession(db, this.id, this.#worker, new Date()))

    return this
  }
}
