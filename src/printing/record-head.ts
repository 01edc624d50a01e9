import { type CheckResult, openFlags } from '../domain/safety-check.ts'
import { seriousHazardsOf, stepsOf } from '../domain/sop.ts'
import type { WorkRecord } from '../domain/work-record.ts'
import { pausedSecondsOf, workedSecondsOf } from '../domain/working-time.ts'
import { type Html, html } from './html.ts'
import type { Printing } from './printing.ts'

type Fact = readonly [label: string, fact: string]

/** What an inspector asks first: on which version, by whom, when, how it went, and who answers for it. */
export function recordHead(record: WorkRecord, printing: Printing): Html {
  const facts = [
    ...aboutVersion(record, printing),
    ...aboutTime(record, printing),
    ...aboutChecks(record, printing),
    ...aboutEnd(record, printing),
  ]

  return html`<dl>${facts.map(([label, fact]) => html`<dt>${label}</dt><dd>${fact}</dd>\n`)}</dl>`
}

function aboutVersion({ work, sop, people }: WorkRecord, { texts, words, time }: Printing): Fact[] {
  const { labels } = texts
  const publisher = people.get(sop.publishedBy ?? '')?.name

  return [
    [labels.id, work.id],
    [labels.sop, sop.title],
    [labels.version, texts.version(sop.version, words.version[sop.status], sop.id)],
    ...(sop.publishedAt
      ? ([[labels.published, texts.by(time(sop.publishedAt), publisher ?? sop.publishedBy ?? '')]] as const)
      : []),
  ]
}

function aboutTime({ work, people }: WorkRecord, { texts, time, duration, at }: Printing): Fact[] {
  const { labels } = texts
  const worker = people.get(work.workerId)
  const paused = pausedSecondsOf(work, at)

  return [
    [labels.worker, worker ? `${worker.name} <${worker.email}>` : work.workerId],
    [labels.started, time(work.startedAt)],
    ...(work.completedAt ? ([[labels.completed, time(work.completedAt)]] as const) : []),
    [labels.atWork, duration(workedSecondsOf(work, at))],
    ...(paused > 0 ? ([[labels.paused, duration(paused)]] as const) : []),
  ]
}

function aboutChecks({ sop, checks, acknowledgements }: WorkRecord, { texts }: Printing): Fact[] {
  const { labels } = texts
  const count = (result: CheckResult) => checks.filter((check) => check.result === result).length
  const flagged = checks.filter(({ needsReview }) => needsReview).length
  const serious = stepsOf(sop).flatMap(seriousHazardsOf)
  const seen = serious.filter(({ id }) => acknowledgements.some(({ hazardId }) => hazardId === id)).length

  return [
    [labels.checks, texts.counts(count('pass'), count('fail'), count('override'))],
    ...(flagged > 0 ? ([[labels.flagged, texts.flags(flagged, openFlags(checks).length)]] as const) : []),
    ...(serious.length > 0 ? ([[labels.hazards, texts.acknowledged(seen, serious.length)]] as const) : []),
  ]
}

function aboutEnd({ work, people }: WorkRecord, { texts, time }: Printing): Fact[] {
  const { labels } = texts
  const by = (at: Date, id: string | null) => texts.by(time(at), people.get(id ?? '')?.name ?? id ?? '')
  if (work.approvedAt) return [[labels.approved, by(work.approvedAt, work.approvedBy)]]
  if (!work.closedAt) return []
  const label = work.status === 'aborted' ? labels.aborted : labels.rejected
  const reason = work.abortReason ?? work.rejectionReason ?? ''

  return [[label, `${by(work.closedAt, work.closedBy)}: “${reason}”`]]
}
