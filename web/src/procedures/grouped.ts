interface Version {
  id: string
  lineageId: string
  status: string
  deletedAt: string | null
}

/** A procedure in the list: the version in use with the draft that is to follow it, or one version by itself. */
export interface Grouped<Line extends Version> {
  line: Line
  draft: Line | undefined
}

/** In the order of the list; the draft of a procedure that is in use stands beside the version in use. */
export function grouped<Line extends Version>(lines: readonly Line[]): Grouped<Line>[] {
  const drafts = new Map(lines.filter(isLiveDraft).map((line) => [line.lineageId, line]))
  const inUse = new Map(
    lines.filter(({ status }) => status === 'effective').map((line) => [line.lineageId, line]),
  )
  const shown = new Set<Line>()

  return lines.flatMap((line) => {
    const main = isLiveDraft(line) ? (inUse.get(line.lineageId) ?? line) : line
    if (shown.has(main)) return []
    shown.add(main)

    return [{ line: main, draft: main.status === 'effective' ? drafts.get(main.lineageId) : undefined }]
  })
}

function isLiveDraft({ status, deletedAt }: Version): boolean {
  return status === 'draft' && deletedAt === null
}
