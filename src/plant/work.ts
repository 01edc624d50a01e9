import { acknowledgeHazards } from '../application/hazard-acknowledgements.ts'
import { newId } from '../application/id.ts'
import { openFlagsOf, overrideCheck, recordCheck } from '../application/safety-checks.ts'
import {
  abortWorkSession,
  approveWorkSession,
  completeWorkSession,
  pauseWorkSession,
  rejectWorkSession,
  resumeWorkSession,
  startWorkSession,
} from '../application/work-sessions.ts'
import type { Finding } from '../domain/safety-check.ts'
import { type Step, seriousHazardsOf, stepsOf } from '../domain/sop.ts'
import type { User } from '../domain/user.ts'
import type { Plant } from './plant.ts'
import type { Script } from './play.ts'
import type { Ending, Incident, Shift } from './shift.ts'

/** Carries a shift out, from its start to its end or to where it stands now. */
export async function* worksOn(plant: Plant, shift: Shift): Script {
  yield shift.from
  const work = await Work.starts(plant, shift)
  const stopsAt = 'at' in shift.ends ? shift.ends.at : undefined
  for (const [index, step] of stepsOf(plant.inUse(shift.procedure)).entries()) {
    yield work.later(shift.pace * (unevenly[index % unevenly.length] ?? 1))
    if (index + 1 === stopsAt) break
    yield* work.takes(step, shift.incidents?.[index + 1])
  }
  yield* work.sendsWhatItKept()
  yield* work.ends(shift.ends)
}

/** No two steps take the same time. */
const unevenly = [0.8, 1.3, 0.9, 1.6, 1.1, 0.7]

class Work {
  readonly #plant: Plant
  readonly #worker: User
  readonly #id: string
  #at: Date
  /** What waits for a connection, and for how many more steps there is none. */
  #kept: (() => Promise<void>)[] = []
  #cutOff = 0
  #steps: Step[]

  private constructor(plant: Plant, shift: Shift, id: string) {
    this.#plant = plant
    this.#worker = plant.who(shift.worker)
    this.#steps = stepsOf(plant.inUse(shift.procedure))
    this.#id = id
    this.#at = shift.from
  }

  static async starts(plant: Plant, shift: Shift): Promise<Work> {
    const { id: sopId } = plant.inUse(shift.procedure)
    const start = { id: newId(), sopId, worker: plant.who(shift.worker), at: plant.now() }
    await plant.does((db) => startWorkSession(db, start))

    return new Work(plant, shift, start.id)
  }

  later(seconds: number): Date {
    this.#at = new Date(this.#at.getTime() + Math.round(seconds * 1000))

    return this.#at
  }

  /** Sees what is dangerous, and says what is found. */
  async *takes(step: Step, incident: Incident | undefined): Script {
    if (incident?.is === 'left') yield* this.#leaves(incident.for)
    if (incident?.is === 'cut off') this.#cutOff = incident.steps
    const online = this.#cutOff === 0
    if (online) yield* this.sendsWhatItKept()
    if (seriousHazardsOf(step).length > 0) await this.#done((at) => this.#acknowledges(at))
    if (incident?.is === 'mended') {
      await this.#finds(step, { result: 'fail', feedback: incident.says })
      yield this.later(incident.after * 60)
      await this.#finds(step, { result: 'pass', feedback: incident.mended })
    } else if (incident?.is === 'overridden') {
      await this.#finds(step, { result: 'fail', feedback: incident.says })
      yield this.later(incident.after * 60)
      await this.#answersFor(incident)
    } else if (incident?.is === 'flagged') {
      await this.#finds(step, { result: 'pass', feedback: incident.says, needsReview: true })
    } else {
      await this.#finds(step, { result: 'pass' })
    }
    if (!online) this.#cutOff--
  }

  /** A device sends what it has kept as soon as it is connected again, with the times at which it happened. */
  async *sendsWhatItKept(): Script {
    if (this.#kept.length === 0) return
    yield this.later(20)
    for (const send of this.#kept.splice(0)) await send()
  }

  async *ends(ending: Ending): Script {
    const { id, by, at } = { id: this.#id, by: this.#worker, at: () => this.#plant.now() }
    if (ending.is === 'under way') return
    if (ending.is === 'failed') {
      const step = this.#steps[ending.at - 1]
      if (step) await this.#finds(step, { result: 'fail', feedback: ending.says })

      return
    }
    if (ending.is === 'paused') {
      await this.#plant.does((db) => pauseWorkSession(db, id, by))

      return
    }
    if (ending.is === 'aborted') {
      const { reason } = ending
      const who = ending.by ? this.#plant.who(ending.by) : by
      await this.#plant.does((db) => abortWorkSession(db, { id, by: who, reason, at: at() }))

      return
    }
    yield this.later(40)
    await this.#plant.does((db) => completeWorkSession(db, id, by, at()))
    if (ending.is === 'waiting') return
    yield this.later(ending.after * 60)
    const supervisor = this.#plant.who(ending.by)
    if (ending.is === 'rejected') {
      const { reason } = ending
      await this.#plant.does((db) => rejectWorkSession(db, { id, by: supervisor, reason, at: at() }))

      return
    }
    yield* this.#looksAtFlags(supervisor, ending.flags ?? 'Looked at it myself: nothing is wrong.')
    await this.#plant.does((db) => approveWorkSession(db, id, supervisor, at()))
  }

  async *#looksAtFlags(supervisor: User, reason: string): Script {
    const flags = await this.#plant.does((db) => openFlagsOf(db, this.#id))
    for (const { id: checkId } of flags) {
      yield this.later(90)
      const override = { id: newId(), workSessionId: this.#id, checkId, supervisor, reason }
      await this.#plant.does((db) => overrideCheck(db, { ...override, at: this.#plant.now() }))
    }
  }

  async *#leaves(minutes: number): Script {
    await this.#plant.does((db) => pauseWorkSession(db, this.#id, this.#worker))
    yield this.later(minutes * 60)
    await this.#plant.does((db) => resumeWorkSession(db, this.#id, this.#worker))
  }

  async #acknowledges(at: Date): Promise<void> {
    const seen = { workSessionId: this.#id, worker: this.#worker, at }
    await this.#plant.does((db) => acknowledgeHazards(db, seen))
  }

  async #finds({ id: stepId }: Step, finding: Finding): Promise<void> {
    const found = { id: newId(), workSessionId: this.#id, stepId, worker: this.#worker, finding }
    await this.#done(async (at) => {
      await this.#plant.says((db) => recordCheck(db, { ...found, at }))
    })
  }

  async #answersFor({ by, reason }: Extract<Incident, { is: 'overridden' }>): Promise<void> {
    const override = { id: newId(), workSessionId: this.#id, supervisor: this.#plant.who(by), reason }
    await this.#plant.does((db) => overrideCheck(db, { ...override, at: this.#plant.now() }))
  }

  /** Now, or when there is a connection again. */
  async #done(act: (at: Date) => Promise<void>): Promise<void> {
    const at = this.#plant.now()
    if (this.#cutOff > 0) this.#kept.push(() => act(at))
    else await act(at)
  }
}
