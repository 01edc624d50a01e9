import type { Severity } from '../../domain/procedure.ts'
import { isBlank } from './indentation.ts'
import { severityOf, signalIn } from './signal-words.ts'

/** What a line opens; no severity where it sets something apart that is no warning. */
export interface Opening {
  severity: Severity | undefined
  title: string
  /** Text of the container that stands on its first line. */
  text?: string
}

/** All that one sets apart. */
export interface Extent extends Opening {
  severity: Severity
  from: number
  to: number
  /** How many lines open it and say nothing. */
  size: number
}

/** A kind such as `warning` or `alert alert-danger`, and the title beside it. */
export function openingOf(kind: string, title: string): Opening {
  const word = signalIn(kind)
  const named = /title=["']([^"']*)["']/.exec(`${kind} ${title}`)?.[1]

  return {
    severity: word === undefined ? undefined : severityOf(word),
    title: named ?? title.replace(/^["'[]|["'\]]$/g, '').replace(/^\{.*\}$/, ''),
  }
}

/** The last line before the next blank one. */
export function endOfParagraph(lines: readonly string[], from: number): number {
  let to = Math.min(from, lines.length - 1)
  while (to < lines.length - 1 && !isBlank(lines[to + 1] ?? '')) to += 1

  return to
}
