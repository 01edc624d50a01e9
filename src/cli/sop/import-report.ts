import { DraftChanged } from '../../domain/draft-state.ts'
import { ProcedureChanged } from '../../domain/importing.ts'
import type { ReadProcedure, UnplacedLines } from '../../formats/read-text.ts'
import type { Assumption, Missed, Unplaced } from '../../formats/reading.ts'
import type { Context } from '../context.ts'
import { cut, hang, pad, plain, width } from '../output/width.ts'
import { sayTold, tell } from '../report-error.ts'
import { shortId } from '../short-id.ts'
import { sayChanges } from './changed-draft.ts'
import { sayDifference } from './difference-report.ts'
import type { Imported, Outcome } from './import-file.ts'

/** What importing one file came to, with every line that is not in the SOP accounted for. */
export function sayImported(
  imported: Imported,
  context: Context,
  options: { unplaced: true | undefined },
): string {
  const { terminal, texts } = context
  const { path, title, taskCount, stepCount, hazardCount, sameTitle } = imported
  const head = `${terminal.paint('bold', plain(path))}: ${sayOutcome(imported, context)}`
  if (imported.outcome === 'unchanged') return `${head}\n  ${plain(title)}\n`
  const lines = [head, `  ${plain(title)}`, `  ${texts.sop.counts(taskCount, stepCount, hazardCount)}`]
  if (sameTitle.length > 0) lines.push(`  ${texts.sop.sameTitle(sameTitle.map(shortId).join(', '))}`)

  return `${lines.join('\n')}\n${sayReading(imported, context, options)}${sayNext(imported, context)}`
}

/** What looks like more than was made of it, what was assumed in reading a file, and what of it has no place. */
export function sayReading(
  { missed, assumptions, unplaced }: Pick<ReadProcedure, 'missed' | 'assumptions' | 'unplaced'>,
  context: Context,
  options: { unplaced: true | undefined },
): string {
  const lines = [
    ...sayMissed(missed, context),
    ...sayAssumptions(assumptions, context),
    ...(unplaced.length === 0
      ? [`  ${missed.length === 0 ? context.texts.sop.nothingLeftOut : context.texts.sop.textLeftIn}`]
      : (options.unplaced ? sayUnplacedLines : sayUnplaced)(unplaced, context)),
  ]

  return `${lines.join('\n')}\n`
}

/** Warnings before all else: nobody may take a file for read whose warnings are not. */
function sayMissed(missed: readonly Missed[], { terminal, texts }: Context): string[] {
  const said = (wanted: Missed['looksLike'], head: string) => {
    const lines = missed.filter(({ looksLike }) => looksLike === wanted)
    const quotes = lines.map(({ line, text }) =>
      cut(`    ${texts.sop.line(line)}  ${plain(text)}`, terminal.columns),
    )
    return lines.length === 0 ? [] : [`  ${terminal.paint('bold', head)}`, ...quotes]
  }

  return [...said('warning', texts.sop.looksLikeWarning), ...said('step', texts.sop.looksLikeStep)]
}

function sayOutcome({ outcome, id, version, status }: Imported, { texts }: Context): string {
  const { sop, words } = texts
  if (id === null || version === null || status === null) return sop.wouldImport[outcome]
  if (outcome === 'unchanged') return sop.skipped(shortId(id), version, words.version[status])
  const said = status === 'effective' ? sop.importedAndPublished : sop.imported

  return `${said} ${shortId(id)}${outcome === 'new' ? '' : sop.asVersion(version)}`
}

function sayNext({ id, status }: Imported, { texts }: Context): string {
  return id !== null && status === 'draft' ? `  ${texts.sop.publishNext(shortId(id))}\n` : ''
}

/** How many files came to what, where there were several. */
export function sayCounts({ imported, skipped, failed }: Outcome, { texts }: Context): string {
  if (imported.length + skipped.length + failed.length < 2) return ''

  return `\n${texts.sop.importCounts(imported.length, skipped.length, failed.length)}\n`
}

/** What stands against importing the one file, ahead of the error's own sentence. */
export function sayAgainst(_: string, error: unknown, context: Context): string {
  if (error instanceof DraftChanged) return sayChanges(error, context)
  if (!(error instanceof ProcedureChanged) || !error.data.difference) return ''

  return `${context.texts.sop.changedByFile}\n${sayDifference(error.data.difference, context)}\n`
}

/** One file among several that could not be imported. */
export function sayRefused(path: string, error: unknown, context: Context): string {
  const told = sayTold(tell(error, context), context)
  const said = told.startsWith(path) ? told : `${plain(path)}: ${told}`

  return `tenken: ${said}\n`
}

function sayAssumptions(assumptions: readonly Assumption[], { terminal, texts }: Context): string[] {
  if (assumptions.length === 0) return []

  return [
    `  ${texts.sop.assumed}`,
    ...assumptions.map((assumption) =>
      hang(
        `    ${texts.sop.line(assumption.line)}  `,
        plain(texts.sop.whatAssumed(assumption)),
        terminal.columns,
      ),
    ),
  ]
}

/** Each part of the document that is not in the SOP, by the reason for which it is not. */
function sayUnplaced(parts: readonly UnplacedLines[], { terminal, texts }: Context): string[] {
  const reasons = new Set(parts.map(({ reason }) => texts.sop.whyUnplaced(reason)))
  const column = Math.max(...parts.map((part) => width(sayLines(part, texts)))) + 2

  return [
    `  ${texts.sop.leftOut(countLines(parts))}`,
    ...[...reasons].flatMap((reason) => [
      hang('    ', plain(reason), terminal.columns),
      ...parts
        .filter((part) => texts.sop.whyUnplaced(part.reason) === reason)
        .map((part) => cut(`      ${pad(sayLines(part, texts), column)}${sayHead(part)}`, terminal.columns)),
    ]),
    `  ${texts.sop.showLeftOut}`,
  ]
}

/** Every such line in full. */
function sayUnplacedLines(parts: readonly UnplacedLines[], { terminal, texts }: Context): string[] {
  return [
    `  ${texts.sop.leftOut(countLines(parts))}`,
    ...parts.flatMap((part) => [
      `    ${sayLines(part, texts)}  ${sayHead(part)} (${texts.sop.whyUnplaced(part.reason)})`,
      ...part.lines.map((line, index) => {
        const number = String(part.fromLine + index).padStart(8)

        return terminal.paint('dim', `${number} | ${plain(line)}`.trimEnd())
      }),
    ]),
  ]
}

function sayLines({ fromLine, toLine }: Unplaced, { sop }: Context['texts']): string {
  return fromLine === toLine ? sop.line(fromLine) : sop.lines(fromLine, toLine)
}

function sayHead({ heading, text }: Unplaced): string {
  return plain(heading ?? text)
}

function countLines(parts: readonly Unplaced[]): number {
  return parts.reduce((sum, { fromLine, toLine }) => sum + toLine - fromLine + 1, 0)
}
