import { momentOf } from '../domain/moments.ts'
import { knownBy } from '../domain/user.ts'
import { tallyOf, type WorkRecord } from '../domain/work-record.ts'
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

function aboutVersion(
  { work, sop, people, recordedAt }: WorkRecord,
  { texts, words, moment }: Printing,
): Fact[] {
  const { labels } = texts
  const publisher = people.get(sop.publishedBy ?? '')?.name

  return [
    [labels.id, work.id],
    [labels.sop, sop.title],
    [labels.version, texts.version(sop.version, words.version[sop.status], sop.id)],
    ...(sop.publishedAt
      ? ([
          [
            labels.published,
            texts.by(
              moment(momentOf(recordedAt.get(sop.id), sop.publishedAt)),
              publisher ?? sop.publishedBy ?? '',
            ),
          ],
        ] as const)
      : []),
  ]
}

function aboutTime(
  { work, people, recordedAt }: WorkRecord,
  { texts, moment, duration, at }: Printing,
): Fact[] {
  const { labels } = texts
  const time = (verb: string, device: Date) => moment(momentOf(recordedAt.get(verb), device))
  const worker = people.get(work.workerId)
  const paused = pausedSecondsOf(work, at)

  return [
    [labels.worker, worker ? `${worker.name} <${knownBy(worker)}>` : work.workerId],
    [labels.started, time('start', work.startedAt)],
    ...(work.completedAt ? ([[labels.completed, time('complete', work.completedAt)]] as const) : []),
    [labels.atWork, duration(workedSecondsOf(work, at))],
    ...(paused > 0 ? ([[labels.paused, duration(paused)]] as const) : []),
  ]
}

function aboutChecks(record: WorkRecord, { texts }: Printing): Fact[] {
  const { labels } = texts
  const { results, flags, hazards } = tallyOf(record)

  return [
    [labels.checks, texts.counts(results.pass, results.fail, results.override)],
    ...(flags.all > 0 ? ([[labels.flagged, texts.flags(flags.all, flags.open)]] as const) : []),
    ...(hazards.serious > 0
      ? ([[labels.hazards, texts.acknowledged(hazards.seen, hazards.serious)]] as const)
      : []),
  ]
}

function aboutEnd({ work, people, recordedAt }: WorkRecord, { texts, moment }: Printing): Fact[] {
  const { labels } = texts
  const by = (verb: string, at: Date, id: string | null) =>
    texts.by(moment(momentOf(recordedAt.get(verb), at)), people.get(id ?? '')?.name ?? id ?? '')
  if (work.approvedAt) return [[labels.approved, by('approve', work.approvedAt, work.approvedBy)]]
  if (!work.closedAt) return []
  const [label, verb] = work.status === 'aborted' ? [labels.aborted, 'abort'] : [labels.rejected, 'reject']
  const reason = work.abortReason ?? work.rejectionReason ?? ''

  return [[label, `${by(verb, work.closedAt, work.closedBy)}: “${reason}”`]]
}
