import type { ProcedureHazard, Severity } from '../../domain/procedure.ts'
import { isItem } from './blocks.ts'
import { markedHazards } from './hazard-marks.ts'
import type { Section } from './sections.ts'
import { sentencesOf } from './sentences.ts'

/** Nothing in a Safety section says how bad a danger is, unless a sentence is marked. */
export const assumedSeverity: Severity = 'medium'

const precaution =
  /\b(?:precautions?|ppe|personal protective|protective (?:equipment|clothing|gear|eyewear|gloves)|wear|wears|wearing|worn)\b|保護具|保護メガネ|着用/i

const nothing = /^(?:not applicable|n\/?a|none|nil|該当なし|なし)[.。]?$/i

/** What follows only makes sense together with the sentence before it. */
const leansBack =
  /^["“(]?(?:(?:it|this|that|they|these|those|see|refer to|consult|for (?:more|further|details)|(?:more|further|additional) (?:details?|information))\b|これ|それ|詳細は)/i

/** A longer mitigation is told once, with the first hazard of its paragraph. */
const longestRepeated = 2000

/**
 * The hazards that a Safety section tells of: one a sentence. A sentence about precautions is the mitigation of the
 * hazards of its paragraph, or a hazard itself where its paragraph has no other. None if the section says "none".
 */
export function safetyHazards(section: Section, lines: readonly string[]): ProcedureHazard[] {
  const paragraphs = paragraphsOf(section, lines)

  return paragraphs.every((paragraph) => nothing.test(paragraph)) ? [] : paragraphs.flatMap(hazardsOf)
}

function paragraphsOf({ blocks }: Section, lines: readonly string[]): string[] {
  return blocks
    .filter(({ kind }) => kind !== 'rule' && kind !== 'comment')
    .map((block) => {
      const text = lines.slice(block.from, block.to + 1)
      const own = isItem(block) ? [block.first, ...text.slice(1)] : text
      return own
        .map((line) => line.trim())
        .join(' ')
        .trim()
    })
    .filter((paragraph) => paragraph !== '')
}

function hazardsOf(paragraph: string): ProcedureHazard[] {
  const sentences = joinedBackward(sentencesOf(paragraph))
  const dangers = sentences.filter((sentence) => !precaution.test(sentence))
  if (dangers.length === 0) return sentences.map((sentence) => toHazard(sentence, null))
  const mitigation = sentences.filter((sentence) => precaution.test(sentence)).join(' ') || null
  const isRepeated = (mitigation?.length ?? 0) <= longestRepeated

  return dangers.map((danger, index) => toHazard(danger, index === 0 || isRepeated ? mitigation : null))
}

function joinedBackward(sentences: readonly string[]): string[] {
  const joined: string[][] = []
  for (const sentence of sentences) {
    const leans = leansBack.test(sentence.slice(0, 48)) && !precaution.test(sentence)
    if (leans && joined.length > 0) joined.at(-1)?.push(sentence)
    else joined.push([sentence])
  }

  return joined.map((parts) => parts.join(' '))
}

function toHazard(description: string, mitigation: string | null): ProcedureHazard {
  const [marked] = markedHazards([description])

  return { description, severity: marked?.severity ?? assumedSeverity, mitigation }
}
