import { type Command, Option } from 'commander'
import { pageOfSops } from '../../application/listings.ts'
import type { SopSummary } from '../../domain/sop.ts'
import { type SopStatus, sopStatuses } from '../../domain/sop-version.ts'
import type { Context } from '../context.ts'
import { withRecords } from '../database.ts'
import { defaultLimit, limit } from '../limits.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { table } from '../output/table.ts'
import { shortId } from '../short-id.ts'

interface Listing extends AsJson {
  deleted?: true
  all?: true
  status?: SopStatus
  limit: number
  after?: string
}

export function list(sop: Command, context: Context): void {
  const { texts } = context
  const command = sop
    .command('list')
    .description(texts.sop.list)
    .addOption(new Option('--status <status>', texts.sop.status).choices(sopStatuses))
    .option('--all', texts.sop.allVersions)
    .option('--deleted', texts.sop.withDeleted)
    .option('--limit <n>', texts.options.limit, limit, defaultLimit)
    .option('--after <sop>', texts.options.after)
  withJson(command, context).action((options: Listing) => printSops(context, options))
}

async function printSops(context: Context, options: Listing): Promise<void> {
  const { terminal, texts } = context
  const { limit: most, after } = options
  const deleted = options.deleted ? 'include' : 'exclude'
  const page = await withRecords(context, (database) =>
    database.session((db) => pageOfSops(db, { limit: most, after, deleted, ...statusesOf(options) }), {
      readOnly: true,
    }),
  )
  if (options.json) return terminal.out(json({ sops: page.items, next: page.next }))
  if (page.items.length === 0) return terminal.out(`${sayNone(options, context)}\n`)
  terminal.out(sopTable(page.items, context))
  if (page.next) terminal.err(`${texts.more(shortId(page.next))}\n`)
}

function sayNone({ after, status }: Listing, { texts }: Context): string {
  if (after) return texts.noMore

  return status ? texts.sop.noneSuch : texts.sop.none
}

/** What is in use or will be, unless another status is asked for, or all. */
function statusesOf({ status, all }: Listing): { statuses?: readonly SopStatus[] } {
  if (status) return { statuses: [status] }

  return all ? { statuses: sopStatuses } : {}
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
      { head: words.severity.high, cell: ({ highHazards }) => some(highHazards), align: 'right' },
      { head: words.severity.critical, cell: ({ criticalHazards }) => some(criticalHazards), align: 'right' },
    ],
    terminal.columns,
  )
}

/** So that the ones there are strike the eye. */
function some(count: number): string {
  return count === 0 ? '-' : String(count)
}
