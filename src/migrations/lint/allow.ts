/** A comment of a revision that silences an objection: `-- lint: allow TL101 because the table has ten rows`. */
export interface Allowance {
  readonly code: string
  readonly reason: string
  readonly comment: string
  /** Where it stands, in bytes. */
  readonly at: number
}

/** What the comment allows; undefined for a comment about something else. One without a reason has an empty one. */
export function allowanceOf(comment: string, at: number): Allowance | undefined {
  const text = comment.replace(/^(--|\/\*)\s*|\s*\*\/$/g, '')
  const said = /^lint:\s*(.*)$/s.exec(text)?.[1]
  if (said === undefined) return undefined
  const [, code = '', reason = ''] = /^allow\s+(\w+)(?:\s+because\s+(\S.*))?\s*$/s.exec(said) ?? []

  return { code, reason: reason.trim(), comment: text, at }
}
