import type { ProcedureHazard, Severity } from '../../domain/procedure.ts'
import { type Block, isItem } from './blocks.ts'
import { hazardsOfTable } from './hazard-tables.ts'
import { marksIn } from './marks.ts'
import { isPrecaution, measureOf, saysNone, toldApart } from './measures.ts'
import type { Section } from './sections.ts'
import { sentencesOf } from './sentences.ts'
import { assumedSeverity, severityOf, signalIn } from './signal-words.ts'
import { tableAt } from './tables.ts'
import { warningsIn } from './warnings.ts'

/** What follows only makes sense together with the sentence before it. */
const leansBack =
  /^["“(]?(?:(?:it|this|that|they|these|those|see|refer to|consult|for (?:more|further|details)|(?:more|further|additional) (?:details?|information))\b|これ|それ|詳細は)/i

/** A longer mitigation is told once, with the first hazard of its paragraph. */
const longestRepeated = 2000

/** How bad the dangers below a heading are by its words: "Warnings", "危険". */
export function severityBelow(section: Section): Severity {
  const word = signalIn(section.title)

  return word === undefined ? assumedSeverity : severityOf(word)
}

/**
 * The hazards that a section on safety tells: one a sentence, an item, a row of a table. A sentence about precautions
 * is the mitigation of the hazards of its paragraph, or a hazard itself where its paragraph has no other. None if the
 * section says "none".
 */
export function safetyHazards(section: Section, lines: readonly string[]): ProcedureHazard[] {
  const severity = severityBelow(section)
  const [mark] = marksIn(section.title.replace(/[*_`]/g, ''))
  const named = mark?.from === 0 ? section.title.replace(/[*_`]/g, '').slice(mark.to).trim() : ''

  return [
    ...(named === '' || saysNone(named) ? [] : hazardsOf(named, severity)),
    ...section.blocks.flatMap((block) => hazardsOfBlock(block, lines, severity)),
  ]
}

function hazardsOfBlock(block: Block, lines: readonly string[], severity: Severity): ProcedureHazard[] {
  if (block.kind === 'rule' || block.kind === 'comment') return []
  const table = block.kind === 'table' ? tableAt(lines, block.from) : undefined
  if (table) return hazardsOfTable(table, severity).map(({ at, to, ...hazard }) => hazard)
  const own = lines.slice(block.from, block.to + 1)
  const told = block.kind === 'warning' ? warningsIn(own) : []
  if (told.length > 0) return told.map(({ from, to, ...hazard }) => hazard)
  const text = isItem(block) ? [block.first, ...own.slice(1)] : own
  const paragraph = text
    .map((line) => line.trim().replace(/^(?:>[ \t]?)+/, ''))
    .join(' ')
    .trim()

  return saysNone(paragraph) ? [] : hazardsOf(paragraph, severity)
}

function hazardsOf(paragraph: string, severity: Severity): ProcedureHazard[] {
  const sentences = joinedBackward(sentencesOf(paragraph))
  const isMeasure = (sentence: string) => isPrecaution(sentence) || measureOf(sentence) !== undefined
  const dangers = sentences.filter(
    (sentence) => !isMeasure(sentence) || toldApart(sentence).mitigation !== null,
  )
  if (dangers.length === 0) return sentences.map((sentence) => toHazard(sentence, severity, null))
  const measures = sentences.filter((sentence) => !dangers.includes(sentence))
  const mitigation = measures.map((sentence) => measureOf(sentence) ?? sentence).join(' ') || null
  const isRepeated = (mitigation?.length ?? 0) <= longestRepeated

  return dangers.map((danger, index) =>
    toHazard(danger, severity, index === 0 || isRepeated ? mitigation : null),
  )
}

function joinedBackward(sentences: readonly string[]): string[] {
  const joined: string[][] = []
  for (const sentence of sentences) {
    const leans = leansBack.test(sentence.slice(0, 48)) && !isPrecaution(sentence)
    if (leans && joined.length > 0) joined.at(-1)?.push(sentence)
    else joined.push([sentence])
  }

  return joined.map((parts) => parts.join(' '))
}

function toHazard(text: string, assumed: Severity, mitigation: string | null): ProcedureHazard {
  const [mark] = marksIn(text)
  const bare =
    mark?.from === 0 && text.slice(mark.to).trim() !== '' ? withoutEmphasis(text.slice(mark.to)) : text
  const told = toldApart(bare)

  return {
    description: told.description,
    severity: mark?.severity ?? assumed,
    mitigation: [told.mitigation, mitigation].filter((part) => part !== null).join(' ') || null,
  }
}

function withoutEmphasis(text: string): string {
  return text.trim().replace(/^(?:\*\*|__)[ \t]*(?=[^*_]*$)|(?<=^[^*_]*)(?:\*\*|__)$/g, '')
}
