import { momentOf } from '../../domain/moments.ts'
import { knownBy } from '../../domain/user.ts'
import { tallyOf, type WorkRecord } from '../../domain/work-record.ts'
import type { WorkSession } from '../../domain/work-session.ts'
import { pausedSecondsOf, workedSecondsOf } from '../../domain/working-time.ts'
import type { Context } from '../context.ts'
import { sayDuration } from '../output/duration.ts'
import { localTime, sayMoment } from '../output/time.ts'
import { hang, pad, plain, width } from '../output/width.ts'

type Fact = readonly [label: string, fact: string]

/** What an auditor asks first: on which version, by whom, when, how it went, and who answers for it. */
export function sayHead(record: WorkRecord, trail: string, context: Context): string {
  const { terminal, texts } = context
  const facts: Fact[] = [
    ...aboutVersion(record, context),
    ...aboutTime(record, context),
    ...aboutChecks(record, context),
    ...aboutEnd(record, context),
    [texts.work.labels.trail, trail],
  ]
  const column = Math.max(...facts.map(([label]) => width(label))) + 2
  const lines = facts.map(([label, fact]) => hang(`  ${pad(label, column)}`, plain(fact), terminal.columns))

  return `${[terminal.paint('bold', `${texts.work.title} ${record.work.id}`), ...lines].join('\n')}\n`
}

function aboutVersion(record: WorkRecord, { texts }: Context): Fact[] {
  const { work, sop } = record
  const { labels } = texts.work
  const deleted = sop.deletedAt ? ` ${texts.sop.deletedMark}` : ''

  return [
    [labels.status, texts.words.status[work.status] + (work.locked ? texts.work.locked : '')],
    [labels.sop, sop.title + deleted],
    [labels.version, texts.work.version(sop.version, texts.words.version[sop.status], sop.id)],
    ...(sop.publishedAt
      ? [signed(labels.published, { at: sop.publishedAt, of: sop.id, by: sop.publishedBy }, record, texts)]
      : []),
  ]
}

function aboutTime({ work, people, recordedAt }: WorkRecord, { texts, now }: Context): Fact[] {
  const { labels } = texts.work
  const time = (verb: string, at: Date) => sayMoment(momentOf(recordedAt.get(verb), at), texts)
  const worker = people.get(work.workerId)
  const paused = pausedSecondsOf(work, now())
  const worked = sayDuration(workedSecondsOf(work, now()), texts)

  return [
    [labels.worker, worker ? `${worker.name} <${knownBy(worker)}>` : work.workerId],
    [labels.started, time('start', work.startedAt)],
    ...(work.pausedAt ? ([[labels.pausedSince, localTime(work.pausedAt)]] as const) : []),
    ...(work.completedAt ? ([[labels.completed, time('complete', work.completedAt)]] as const) : []),
    [labels.worked, paused > 0 ? texts.work.workedAndPaused(worked, sayDuration(paused, texts)) : worked],
  ]
}

function aboutChecks(record: WorkRecord, { texts }: Context): Fact[] {
  const { labels } = texts.work
  const { results, flags, hazards } = tallyOf(record)
  const { serious, seen, others } = hazards
  const said = texts.work.checks(results.pass, results.fail, results.override)
  const flagged = flags.all > 0 ? texts.work.flags(flags.all, flags.open) : ''

  return [
    ...(serious + others > 0
      ? ([[labels.hazards, texts.work.hazardsSeen(seen, serious, others)]] as const)
      : []),
    [labels.checks, said + flagged],
  ]
}

function aboutEnd(record: WorkRecord, { texts }: Context): Fact[] {
  const { work } = record
  const { labels } = texts.work
  const facts: Fact[] = []
  if (work.approvedAt) {
    facts.push(
      signed(labels.approved, { at: work.approvedAt, of: 'approve', by: work.approvedBy }, record, texts),
    )
  }
  const why = reasonOf(work)
  if (why !== null) {
    const label = work.status === 'aborted' ? labels.aborted : labels.rejected
    const of = work.status === 'aborted' ? 'abort' : 'reject'
    const by = work.closedAt
      ? signed(label, { at: work.closedAt, of, by: work.closedBy }, record, texts)[1]
      : ''
    facts.push([label, `${by}\n${texts.work.quoted(why)}`.trimStart()])
  }

  return facts
}

function reasonOf({ rejectionReason, abortReason }: WorkSession): string | null {
  return rejectionReason ?? abortReason
}

function signed(
  label: string,
  { at, of, by }: { at: Date; of: string; by: string | null },
  { people, recordedAt }: WorkRecord,
  texts: Context['texts'],
): Fact {
  const time = sayMoment(momentOf(recordedAt.get(of), at), texts)

  return [label, texts.work.approvedBy(time, people.get(by ?? '')?.name ?? by ?? '')]
}
