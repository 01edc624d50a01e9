import type { ProvenRecord } from '../application/work-records.ts'
import { type Html, html } from './html.ts'
import type { Printing } from './printing.ts'
import { recordHead } from './record-head.ts'
import { recordStyle } from './record-style.ts'
import { recordedTasks } from './recorded-tasks.ts'
import { signatureBlock } from './signature-block.ts'
import { trailBlock } from './trail-block.ts'

/**
 * The record of a work session as one HTML file for an inspector, without scripts or links to anywhere, printable on
 * A4: the record, the exact version worked on, signatures, and the heads of its audit trails with the way to verify
 * them (21 CFR 11.10 (b)).
 */
export function printRecord(proven: ProvenRecord, printing: Printing): string {
  const { texts, words, time, at, version } = printing
  const { record, trail } = proven
  const { work, sop } = record
  const document: Html = html`<!doctype html>
<html lang="${texts.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${texts.kind} ${work.id}: ${sop.title}</title>
<style>${recordStyle}</style>
</head>
<body>
<header>
<p class="kind">${texts.kind} ${work.id}</p>
<h1>${sop.title}</h1>
<p><span class="status">${words.status[work.status]}</span> ${work.locked ? texts.locked : texts.notFinal}</p>
</header>
<main>
${recordHead(record, printing)}
<h2>${texts.steps}</h2>
${recordedTasks(record, printing)}
<section class="whole"><h2>${texts.signatures}</h2>
${signatureBlock(record, printing)}
</section>
<section class="whole"><h2>${texts.trail}</h2>
${trailBlock(trail, work.id, printing)}
</section>
</main>
<footer>${texts.madeAt(time(at), version)}</footer>
</body>
</html>
`

  return document.text
}
