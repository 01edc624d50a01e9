import type { VersionHistory } from '../../application/sop-records.ts'
import type { Context } from '../context.ts'
import { table } from '../output/table.ts'
import { localMinute } from '../output/time.ts'
import { plain } from '../output/width.ts'
import { shortId } from '../short-id.ts'

/** The newest version's title, and a line for each version. */
export function sayVersions(history: VersionHistory, context: Context): string {
  const [newest] = history.versions

  return `${context.terminal.paint('bold', plain(newest?.title ?? ''))}\n\n${versionTable(history, context)}`
}

function versionTable({ versions, people }: VersionHistory, { terminal, texts }: Context): string {
  const { columns } = texts.sop

  return table(
    versions,
    [
      { head: columns.version, cell: ({ version }) => String(version), align: 'right' },
      { head: texts.columns.id, cell: ({ id }) => shortId(id) },
      {
        head: texts.columns.status,
        cell: ({ status, deletedAt }) =>
          texts.words.version[status] + (deletedAt ? ` ${texts.sop.deletedMark}` : ''),
      },
      { head: columns.published, cell: ({ publishedAt }) => (publishedAt ? localMinute(publishedAt) : '') },
      {
        head: columns.by,
        cell: ({ publishedBy }) => people.get(publishedBy ?? '')?.name ?? publishedBy ?? '',
        flexible: true,
      },
      { head: texts.columns.steps, cell: ({ stepCount }) => String(stepCount), align: 'right' },
      { head: texts.columns.hazards, cell: ({ hazardCount }) => String(hazardCount), align: 'right' },
    ],
    terminal.columns,
  )
}
