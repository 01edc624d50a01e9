import type { Page } from '../../application/page.ts'
import type { SopSummary } from '../../domain/sop.ts'
import type { SopStatus } from '../../domain/sop-version.ts'
import type { Context } from '../context.ts'
import { table } from '../output/table.ts'
import { shortId } from '../short-id.ts'

interface Listing {
  search: string | undefined
  status: SopStatus[] | undefined
  after: string | undefined
}

/** A page of versions, a line each. */
export function saySops({ items }: Page<SopSummary>, context: Context, listing: Listing): string {
  const { search, status, after } = listing
  const { texts } = context
  if (items.length > 0) return sopTable(items, context)
  if (after) return texts.noMore

  if (search !== undefined) return texts.sop.noneNamed(search)

  return status ? texts.sop.noneSuch : texts.sop.none
}

function sopTable(sops: readonly SopSummary[], { terminal, texts }: Context): string {
  const { columns, words } = texts

  return table(
    sops,
    [
      { head: columns.id, cell: ({ id }) => shortId(id) },
      {
        head: columns.title,
        cell: (sop) => (sop.deletedAt ? `${texts.sop.deletedMark} ${sop.title}` : sop.title),
        flexible: true,
      },
      { head: texts.sop.columns.version, cell: ({ version }) => String(version), align: 'right' },
      { head: columns.status, cell: ({ status }) => words.version[status] },
      { head: columns.steps, cell: ({ stepCount }) => String(stepCount), align: 'right' },
      { head: columns.hazards, cell: ({ hazardCount }) => String(hazardCount), align: 'right' },
      { head: texts.signal('high'), cell: ({ highHazards }) => some(highHazards), align: 'right' },
      {
        head: texts.signal('critical'),
        cell: ({ criticalHazards }) => some(criticalHazards),
        align: 'right',
      },
    ],
    terminal.columns,
  )
}

/** So that the ones there are strike the eye. */
function some(count: number): string {
  return count === 0 ? '-' : String(count)
}
