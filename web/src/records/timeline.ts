import { type Check, type Place, placesOf, type WorkRecord } from './work-record.ts'

/** A check as it is told: never instead of the one before it at the same step. */
export interface CheckEntry {
  kind: 'check'
  key: string
  at: string
  /** Where the device's clock says something else. */
  deviceAt: string | undefined
  place: Place
  check: Check
  /** Since what came before it, less what was paused; null where nothing tells. */
  seconds: number | null
  /** How often this step had been checked by then, this one included. */
  nth: number
  /** What an override answers for. */
  answers: 'failure' | 'flag' | undefined
  /** When the dangers of the step were acknowledged for it. */
  acknowledgedAt: readonly string[]
}

export type Entry =
  | CheckEntry
  | { kind: 'started'; key: string; at: string; by: string }
  | { kind: 'run'; key: string; at: string; checks: readonly CheckEntry[]; dangers: number; seconds: number }
  | { kind: 'paused'; key: string; at: string; seconds: number | null }
  | { kind: 'offline'; key: string; at: string; seconds: number; checks: number; receivedAt: string }
  | { kind: 'completed'; key: string; at: string }
  | {
      kind: 'closed'
      key: string
      at: string
      by: string
      outcome: 'approved' | 'rejected' | 'aborted'
      reason: string | null
    }

/** So many seconds between the device's time and the database's are the way there, and no gap. */
const onTheWay = 60

/** Everything that happened, in its order; plain passes of steps in a row are one entry, and nothing else is folded. */
export function timelineOf(record: WorkRecord): Entry[] {
  return folded(eventsOf(record))
}

/** The same with every check by itself. */
export function eventsOf(record: WorkRecord): Entry[] {
  const { work, recordedAt } = record
  const begun = {
    kind: 'started',
    key: 'start',
    at: recordedAt.started ?? work.startedAt,
    by: work.workerId,
  } as const
  const pauses = pausesOf(record)
  const checks = checksOf(record, pauses)
  const completed: Entry[] = work.completedAt
    ? [{ kind: 'completed', key: 'complete', at: recordedAt.completed ?? work.completedAt }]
    : []
  const between = [...checks, ...pauses, ...gapsOf(checks), ...completed].sort(
    (one, other) => Date.parse(one.at) - Date.parse(other.at) || rank(one) - rank(other),
  )
  const closed = closingOf(record)

  return closed ? [begun, ...between, closed] : [begun, ...between]
}

/** What somebody who answers for the record has to have seen. */
export function needsEyes(entry: Entry): boolean {
  if (entry.kind === 'check') return !isPlain(entry)

  return (
    entry.kind === 'paused' || entry.kind === 'offline' || (entry.kind === 'closed' && entry.reason !== null)
  )
}

/** So many things happened: what answers for a failure or a flag belongs to that, and what is folded is many. */
export function countedIn(entries: readonly Entry[]): number {
  return entries.reduce((sum, entry) => {
    if (entry.kind === 'run') return sum + entry.checks.length

    return entry.kind === 'check' && entry.answers ? sum : sum + 1
  }, 0)
}

/** So many steps were checked, however often. */
export function stepsIn(entries: readonly CheckEntry[]): number {
  return new Set(entries.map(({ place }) => place.number)).size
}

function checksOf(record: WorkRecord, pauses: readonly Pause[]): CheckEntry[] {
  const places = placesOf(record)
  const times = new Map<string, number>()
  let before = record.work.startedAt

  return record.checks.flatMap((check): CheckEntry[] => {
    const place = places.get(check.stepId)
    if (!place) return []
    const nth = (times.get(check.stepId) ?? 0) + 1
    times.set(check.stepId, nth)
    const at = check.recordedAt ?? check.checkedAt
    const seconds = check.result === 'override' ? null : secondsBetween(before, check.checkedAt, pauses)
    before = check.checkedAt

    return [
      {
        kind: 'check',
        key: check.id,
        at,
        deviceAt: apart(check.checkedAt, at) > 2 ? check.checkedAt : undefined,
        place,
        check,
        seconds,
        nth,
        answers: answeredBy(record, check),
        acknowledgedAt: nth === 1 ? acknowledgedFor(record, check.stepId) : [],
      },
    ]
  })
}

/** What an override answers for; nothing does of any other check. */
export function answeredBy(
  { checks }: Pick<WorkRecord, 'checks'>,
  { resolves }: Check,
): CheckEntry['answers'] {
  const answered = checks.find(({ id }) => id === resolves)
  if (!answered) return undefined

  return answered.result === 'fail' ? 'failure' : 'flag'
}

function acknowledgedFor({ sop, acknowledgements }: WorkRecord, stepId: string): string[] {
  const step = sop.tasks.flatMap(({ steps }) => steps).find(({ id }) => id === stepId)
  const hazards = new Set(step?.hazards.map(({ id }) => id))

  return acknowledgements
    .filter(({ hazardId }) => hazards.has(hazardId))
    .map(({ acknowledgedAt, recordedAt }) => recordedAt ?? acknowledgedAt)
}

type Pause = Extract<Entry, { kind: 'paused' }>

function pausesOf({ pauses }: WorkRecord): Pause[] {
  return pauses.map(({ from, to }) => ({
    kind: 'paused',
    key: `pause-${from}`,
    at: from,
    seconds: to === null ? null : apart(from, to),
  }))
}

/** Checks that came long after they were made, and together. */
function gapsOf(checks: readonly CheckEntry[]): Entry[] {
  const gaps: Extract<Entry, { kind: 'offline' }>[] = []
  for (const { key, at, deviceAt } of checks) {
    if (deviceAt === undefined || apart(deviceAt, at) < onTheWay) continue
    const last = gaps.at(-1)
    if (last && apart(last.receivedAt, at) < onTheWay) last.checks += 1
    else
      gaps.push({
        kind: 'offline',
        key: `gap-${key}`,
        at,
        seconds: apart(deviceAt, at),
        checks: 1,
        receivedAt: at,
      })
  }

  return gaps
}

/** How it ended, once it has. */
export function closingOf({ work, recordedAt }: WorkRecord): Extract<Entry, { kind: 'closed' }> | undefined {
  const { status, approvedAt, approvedBy, closedAt, closedBy, rejectionReason, abortReason } = work
  if (status === 'approved' && approvedAt && approvedBy) {
    return {
      kind: 'closed',
      key: 'end',
      at: recordedAt.closed ?? approvedAt,
      by: approvedBy,
      outcome: status,
      reason: null,
    }
  }
  if ((status === 'rejected' || status === 'aborted') && closedAt) {
    const reason = status === 'rejected' ? rejectionReason : abortReason

    return {
      kind: 'closed',
      key: 'end',
      at: recordedAt.closed ?? closedAt,
      by: closedBy ?? '',
      outcome: status,
      reason,
    }
  }

  return undefined
}

function folded(entries: readonly Entry[]): Entry[] {
  const told: Entry[] = []
  for (const entry of entries) {
    const last = told.at(-1)
    if (entry.kind !== 'check' || !isPlain(entry)) told.push(entry)
    else if (last?.kind === 'run' && follows(last.checks.at(-1), entry)) {
      told[told.length - 1] = runOf([...last.checks, entry])
    } else told.push(runOf([entry]))
  }

  return told
}

/** The next step of the same task. */
function follows(before: CheckEntry | undefined, { place }: CheckEntry): boolean {
  return before?.place.task.number === place.task.number && before.place.number + 1 === place.number
}

function runOf(checks: readonly CheckEntry[]): Entry {
  const [first] = checks
  const dangers = checks.reduce((sum, { acknowledgedAt }) => sum + acknowledgedAt.length, 0)

  const seconds = checks.reduce((sum, check) => sum + (check.seconds ?? 0), 0)

  return { kind: 'run', key: `run-${first?.key}`, at: first?.at ?? '', checks, dangers, seconds }
}

/** A pass at once: neither flagged nor after a failure. */
function isPlain({ check, nth }: CheckEntry): boolean {
  return check.result === 'pass' && !check.needsReview && nth === 1
}

/** Of what has one time: a gap before the checks that were in it, and the end after them. */
function rank({ kind }: Entry): number {
  return kind === 'offline' ? 0 : kind === 'completed' ? 2 : 1
}

function secondsBetween(from: string, to: string, pauses: readonly Pause[]): number {
  const paused = pauses
    .filter(({ at, seconds }) => seconds !== null && at >= from && at <= to)
    .reduce((sum, { seconds }) => sum + (seconds ?? 0), 0)

  return Math.max(0, apart(from, to) - paused)
}

/** In seconds. */
function apart(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1000
}
