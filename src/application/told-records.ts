import { momentOfEvent } from '../domain/moments.ts'
import { procedureCounts } from '../domain/procedure.ts'
import { countsOf } from '../domain/version-difference.ts'
import { pausedSecondsOf, workedSecondsOf } from '../domain/working-time.ts'
import type { Timeline } from './audit/timeline.ts'
import type { Verification } from './audit/verification.ts'
import { type StateHistory, stateOf } from './draft-states.ts'
import type { InUse } from './in-use.ts'
import type { Whereabouts } from './own-work.ts'
import type { SopRecord, VersionHistory } from './sop-records.ts'
import type { Comparison, Edited } from './sop-versions.ts'
import type { ProvenRecord } from './work-records.ts'

/** What is on record as a program is told it, whichever front door it came through. */

/** The record of a work session, with the time at work until `at`. */
export function toldWorkRecord({ record: { people, ...record }, trail }: ProvenRecord, at: Date) {
  const { work, recordedAt, checks, acknowledgements } = record
  const time = { workedSeconds: workedSecondsOf(work, at), pausedSeconds: pausedSecondsOf(work, at) }
  const recorded = (key: string) => recordedAt.get(key) ?? null

  return {
    ...record,
    checks: checks.map((check) => ({ ...check, recordedAt: recorded(check.id) })),
    acknowledgements: acknowledgements.map((seen) => ({ ...seen, recordedAt: recorded(seen.id) })),
    recordedAt: {
      started: recorded('start'),
      completed: recorded('complete'),
      closed: recorded('approve') ?? recorded('reject') ?? recorded('abort'),
      published: recorded(record.sop.id),
    },
    time,
    people: [...people.values()],
    trail,
  }
}

export function toldSopRecord({ sop, signature, recordedAt, people }: SopRecord) {
  const recorded = (...verbs: string[]) =>
    verbs.map((verb) => recordedAt.get(verb)).find((at) => at !== undefined) ?? null

  return {
    ...sop,
    state: stateOf(sop),
    signature,
    recordedAt: {
      created: recorded('create', 'revise'),
      published: recorded('publish'),
      retired: recorded('retire'),
    },
    people: [...people.values()],
  }
}

export function toldInUse({ record, since }: InUse) {
  return { sop: toldSopRecord(record), since: since && toldComparison(since) }
}

export function toldWhereabouts({ worker, inProgress, others }: Whereabouts) {
  return { worker, inProgress: inProgress && { work: inProgress.work, ...inProgress.situation }, others }
}

export function toldVersions({ versions, people }: VersionHistory) {
  return { versions, people: [...people.values()] }
}

export function toldComparison({ from, to, difference }: Comparison) {
  return { from, to, ...difference, counts: countsOf(difference) }
}

export function toldEdit({ sop, difference }: Edited) {
  return { sop, ...difference, counts: countsOf(difference) }
}

export function toldStates({ states, people }: StateHistory) {
  return {
    states: states.map(({ state, at, by, content }) => ({
      state,
      at,
      by,
      title: content.title,
      ...procedureCounts(content),
    })),
    people: [...people.values()],
  }
}

/** Times as Dates, people and names beside the events. */
export function toldTimeline({ events, named, people, verification, ...timeline }: Timeline) {
  return {
    ...timeline,
    unbroken: verification.count === 0,
    findings: verification.findings,
    events: events.map((event) => ({
      ...event,
      at: new Date(event.at * 1000),
      deviceAt: momentOfEvent(event).device,
    })),
    people: [...people.values()],
    named: Object.fromEntries(named),
  }
}

export function toldVerification(found: Verification) {
  return { unbroken: found.count === 0, ...found }
}
