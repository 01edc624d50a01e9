/** Black on white, for paper as for a screen; severity by word, shape and colour (ISO 3864, ANSI Z535). */
export const recordStyle = `
:root { color-scheme: light; --ink: #16201b; --ink-2: #414c46; --line: #c9cbc4; --soft: #f5f4ef; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 12mm 8mm; max-width: 190mm; background: #fff; color: var(--ink);
  font: 10.5pt/1.45 "Inter", "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI", system-ui, sans-serif; }
:lang(ja) body { line-height: 1.65; }
header { border-bottom: 2pt solid var(--ink); padding-bottom: 4mm; margin-bottom: 5mm; }
.kind { margin: 0; color: var(--ink-2); font-size: 9.5pt; }
h1 { margin: 1mm 0 2mm; font-size: 19pt; line-height: 1.2; }
h2 { margin: 8mm 0 2mm; font-size: 13pt; border-bottom: 0.75pt solid var(--line); padding-bottom: 1mm; break-after: avoid; }
h3 { margin: 5mm 0 2mm; font-size: 11pt; break-after: avoid; }
.status { display: inline-block; border: 1pt solid var(--ink); border-radius: 3pt; padding: 0.5mm 2.5mm; font-weight: 650; }
dl { display: grid; grid-template-columns: minmax(34mm, max-content) 1fr; gap: 1mm 5mm; margin: 0; }
dt { color: var(--ink-2); }
dd { margin: 0; overflow-wrap: anywhere; }
.step { border: 0.75pt solid var(--line); border-radius: 4pt; padding: 3mm 4mm; margin: 0 0 3mm; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.step h4 { margin: 0; font-size: 10.5pt; break-after: avoid; }
.whole, .hazard, tr { break-inside: avoid; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0.5mm 0; }
.label { color: var(--ink-2); }
.call { font-weight: 650; }
.hazard { margin: 1.5mm 0; padding: 1mm 2.5mm; border-left: 3pt solid; background: var(--soft); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.hazard b { letter-spacing: 0.02em; }
.critical { border-color: #c8102e; } .high { border-color: #ff8200; } .medium { border-color: #e0b000; } .low { border-color: #0b5cab; }
table { width: 100%; border-collapse: collapse; margin: 2mm 0 0; font-size: 9.5pt; }
th, td { text-align: left; vertical-align: top; padding: 1mm 3mm 1mm 0; border-top: 0.5pt solid var(--line); overflow-wrap: anywhere; }
th { font-weight: 650; color: var(--ink-2); white-space: nowrap; border-top: 0; }
td.time { white-space: nowrap; font-variant-numeric: tabular-nums; }
.fail { color: #8c1d18; font-weight: 650; } .override { color: #23468c; font-weight: 650; } .flag { color: #6b4700; font-weight: 650; }
.broken { border: 1.5pt solid #8c1d18; padding: 2mm 4mm; color: #8c1d18; }
code { font: 8.5pt/1.4 ui-monospace, "Cascadia Mono", "Noto Sans Mono", monospace; overflow-wrap: anywhere; }
footer { margin-top: 8mm; border-top: 0.75pt solid var(--line); padding-top: 2mm; color: var(--ink-2); font-size: 9pt; }
@page { size: A4; margin: 14mm 12mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
@media print { body { padding: 0; max-width: none; } }
`
