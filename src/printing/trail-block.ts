import type { RecordTrail } from '../application/work-records.ts'
import { type Html, html } from './html.ts'
import type { Printing } from './printing.ts'

/** Whether the audit trail bears the record out, and what to compare another copy of it with. */
export function trailBlock(trail: RecordTrail, workSessionId: string, { texts }: Printing): Html {
  const { unbroken, work, sop, heads } = trail
  const verdict = unbroken
    ? html`<p>${texts.unbroken(work.events + sop.events, work.events, sop.events)}</p>`
    : html`<p class="broken">${texts.broken(work.count + sop.count)}</p>`

  return html`${verdict}
<table><thead><tr><th scope="col">${texts.heads.record}</th><th scope="col">${texts.heads.events}</th><th scope="col">${texts.heads.hash}</th></tr></thead>
<tbody>${heads.map(
    ({ stream, position, hash }) =>
      html`<tr><td>${stream === workSessionId ? texts.ofWork : texts.ofSop}<br><code>${stream}</code></td><td>${position}</td><td><code>${hash}</code></td></tr>
`,
  )}</tbody></table>
<p>${texts.verify(workSessionId)}</p>`
}
