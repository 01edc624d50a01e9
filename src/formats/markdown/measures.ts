import { sentencesOf } from './sentences.ts'

const precaution =
  /\b(?:precautions?|ppe|personal protective|protective (?:equipment|clothing|gear|eyewear|gloves)|wear|wears|wearing|worn)\b|保護具|保護メガネ|着用/i

const arrow = /→|⇒|⇨|➔|➡\uFE0F?|=>|->/u
const label =
  /(?<=^|[\s.。;；、，,(（])(?:\*\*)?(?:対策|防止策|予防策|安全対策|処置|measures?|controls?|mitigations?|prevention|countermeasures?|protection)(?:\*\*)?[ ]?[:：](?:\*\*)?\s*/i

const nothing =
  /^[(（]?(?:not applicable|n\/?a|none|nil|no hazards?(?: identified)?|該当(?:なし|無し)|な し|なし|無し|特になし|[-–—―‐－ー−]+)[)）]?[.。]?$/i

/** A sentence about precautions: what to wear, how to guard oneself. */
export function isPrecaution(sentence: string): boolean {
  return precaution.test(sentence)
}

/** "None", "N/A", "該当なし", or nothing at all. */
export function saysNone(text: string): boolean {
  return text.trim() === '' || nothing.test(text.trim())
}

/** What a sentence such as "Measure: gloves" or "対策：手袋" says is to be done. */
export function measureOf(sentence: string): string | undefined {
  const match = label.exec(sentence)
  const measure = match?.index === 0 ? sentence.slice(match[0].length).trim() : ''

  return measure === '' ? undefined : measure
}

export interface Told {
  description: string
  mitigation: string | null
}

/** Parts a hazard from its measure: by an arrow, by a label such as "Measure:" or "対策：", or by the sentence. */
export function toldApart(text: string): Told {
  const cut = arrow.exec(text) ?? label.exec(text)
  const [danger, measure] = cut ? [text.slice(0, cut.index), text.slice(cut.index + cut[0].length)] : ['', '']
  if (danger.trim() !== '' && measure.trim() !== '')
    return {
      description: danger
        .trim()
        .replace(/[、，,;；(（]$/u, '')
        .trim(),
      mitigation: measure.trim(),
    }
  if (!precaution.test(text)) return { description: text, mitigation: null }
  const sentences = sentencesOf(text)
  const dangers = sentences.filter((sentence) => !isPrecaution(sentence))
  if (dangers.length === 0 || dangers.length === sentences.length)
    return { description: text, mitigation: null }

  return { description: dangers.join(' '), mitigation: sentences.filter(isPrecaution).join(' ') }
}
