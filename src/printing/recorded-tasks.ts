import type { Hazard } from '../domain/sop.ts'
import { type RecordedStep, recordedSteps, type WorkRecord } from '../domain/work-record.ts'
import { type Html, html } from './html.ts'
import type { Printing } from './printing.ts'
import { recordedEntries } from './recorded-entries.ts'

/** The version as the worker had it before them, step by step, each with all that is on record of it. */
export function recordedTasks(record: WorkRecord, printing: Printing): Html {
  const steps = recordedSteps(record)

  return html`${record.sop.tasks.map(({ title, description }, index) => {
    const own = steps.filter(({ task }) => task.number === index + 1)

    return html`<section><h3>${printing.texts.task(index + 1, title)}</h3>
${description ? html`<p class="text">${description}</p>` : undefined}
${own.map((step) => recordedStep(step, record, printing))}</section>
`
  })}`
}

function recordedStep(recorded: RecordedStep, record: WorkRecord, printing: Printing): Html {
  const { texts } = printing
  const { step, number, unseen, waits, checks } = recorded
  const [heading = '', ...detail] = step.description.split('\n')
  const standing = waits ? texts.waits : checks.length === 0 ? texts.notChecked : undefined

  return html`<article class="step"><h4>${texts.step(number, heading)}</h4>
${detail.length > 0 ? html`<p class="text">${detail.join('\n').trim()}</p>` : undefined}
${step.hazards.map((hazard) => hazardBox(hazard, unseen.includes(hazard), printing))}
${labelled(texts.call, step.expectedAction, 'call')}${labelled(texts.mustBeSeen, step.expectedResult, 'result')}
${recordedEntries(recorded, record, printing)}${standing ? html`<p class="label">${standing}</p>` : undefined}</article>
`
}

function labelled(label: string, text: string | null, kind: string): Html | undefined {
  return text
    ? html`<p class="text"><span class="label">${label}</span> <span class="${kind}">${text}</span></p>`
    : undefined
}

function hazardBox({ severity, description, mitigation }: Hazard, unseen: boolean, printing: Printing): Html {
  const { texts, words } = printing

  return html`<div class="hazard ${severity}"><div class="text"><b>▲ ${words.severity[severity]}</b> ${description}</div>
${labelled(texts.mitigation, mitigation, 'mitigation')}${unseen ? html`<div class="fail">${texts.notSeen}</div>` : undefined}</div>
`
}
