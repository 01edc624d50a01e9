import type { Moment } from '../domain/moments.ts'
import type { SafetyCheck } from '../domain/safety-check.ts'
import { momentOfCheck, type RecordedStep, type WorkRecord } from '../domain/work-record.ts'
import { type Html, html } from './html.ts'
import type { Printing } from './printing.ts'

interface Entry {
  at: Date
  row: Html
}

/** Every acknowledgement and check of a step in the order of time, failed ones included. */
export function recordedEntries(
  { checks, seen }: RecordedStep,
  record: WorkRecord,
  printing: Printing,
): Html | undefined {
  const { columns } = printing.texts
  const entries: Entry[] = [
    ...seen.map(({ moment, by, hazards }) => ({
      at: moment.at,
      row: row(
        [moment, html`${printing.texts.seen}`, nameOf(by, record)],
        printing.texts.signals(hazards.map(({ severity }) => printing.words.severity[severity])),
        printing,
      ),
    })),
    ...checks.map((check) => ({
      at: momentOfCheck(record, check).at,
      row: checkRow(check, record, printing),
    })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime())
  if (entries.length === 0) return undefined

  return html`<table><thead><tr><th scope="col">${columns.time}</th><th scope="col">${columns.result}</th><th scope="col">${columns.person}</th><th scope="col">${columns.remark}</th></tr></thead>
<tbody>${entries.map((entry) => entry.row)}</tbody></table>
`
}

function checkRow(check: SafetyCheck, record: WorkRecord, printing: Printing): Html {
  const result = html`<span class="${check.result}">${printing.words.result[check.result]}</span>`
  const by = nameOf(check.overrideBy ?? record.work.workerId, record)

  return row(
    [momentOfCheck(record, check), result, by],
    remarksOf(check, record, printing).join(' · '),
    printing,
  )
}

function remarksOf(check: SafetyCheck, { checks }: WorkRecord, { texts }: Printing): string[] {
  const said = [check.overrideReason, check.feedbackText].filter((text) => text !== null)
  const resolved = checks.some(({ resolves }) => resolves === check.id)

  return [
    ...said.map((text) => `“${text}”`),
    ...(check.confidenceScore === null ? [] : [texts.sure(check.confidenceScore)]),
    ...(check.resolves === null ? [] : [texts.resolves(check.resolves)]),
    ...(check.needsReview ? [texts.flag(resolved)] : []),
    check.id,
  ]
}

function row([at, result, by]: readonly [Moment, Html, string], remark: string, { moment }: Printing): Html {
  return html`<tr><td class="time">${moment(at)}</td><td>${result}</td><td>${by}</td><td>${remark}</td></tr>
`
}

function nameOf(id: string, { people }: WorkRecord): string {
  return people.get(id)?.name ?? id
}
