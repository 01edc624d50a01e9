import { type Missed, shortened } from '../reading.ts'
import type { Span } from './blocks.ts'
import { isBlank } from './indentation.ts'
import { saysNone } from './measures.ts'
import { numberMarksOf } from './numberings.ts'

/** Any word or sign by which a line may speak of a danger, however it is put. */
const danger =
  /(?<![\p{L}\\])(?:dangers?|dangerous|warnings?|cautions?|hazards?|hazardous|gefahr|gevaar|peligro|pericolo)(?![\p{L}]|[ -](?:lights?|lamps?|labels?|signs?|zones?|areas?|tape|levels?|buzzers?|alarms?|tags?))|(?<!\\)(?:危険|警告|注意|厳禁)|(?<!\\)[⚠☠☢☣⛔]/iu
const numbered = /^[ \t\u3000>]*(?:[-*+][ \t]+\[[ xX]\]|)/

/** Lines that look like a warning and are not on the lines that hazards are told on. */
export function missedWarnings(lines: readonly string[], told: readonly Span[], from: number): Missed[] {
  const isTold = marked(lines.length, told)

  return lines.flatMap((line, at) => {
    if (at < from || isTold[at] || !danger.test(line) || saysNone(line.replace(/^.*?[:：]/, ''))) return []

    return [{ line: at + 1, looksLike: 'warning', text: shortened(line) } as const]
  })
}

/** Lines among those left out that begin as a step does. */
export function missedSteps(lines: readonly string[], left: readonly Span[]): Missed[] {
  return left.flatMap(({ from, to }) =>
    lines.slice(from, to + 1).flatMap((line, index) => {
      const text = line.replace(numbered, '')
      const looksLike =
        text !== line.trimStart() || numberMarksOf(text).some(({ numbering }) => numbering.isCertain)
      if (isBlank(text) || !looksLike) return []

      return [{ line: from + index + 1, looksLike: 'step', text: shortened(line) } as const]
    }),
  )
}

function marked(length: number, spans: readonly Span[]): Uint8Array {
  const marks = new Uint8Array(length)
  for (const { from, to } of spans) marks.fill(1, from, to + 1)

  return marks
}
