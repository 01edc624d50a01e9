import type { Command } from 'commander'
import { sopReferredTo } from '../../application/references.ts'
import { listSops } from '../../application/sops.ts'
import type { SopSummary } from '../../domain/sop.ts'
import type { Context } from '../context.ts'
import { withRecords } from '../database.ts'
import { defaultLimit, limit } from '../limits.ts'
import { type AsJson, json, type Page, pageOf, withJson } from '../output/json.ts'
import { table } from '../output/table.ts'
import { localMinute } from '../output/time.ts'
import { shortId } from '../short-id.ts'

interface Listing extends AsJson {
  deleted?: true
  limit: number
  after?: string
}

export function list(sop: Command, context: Context): void {
  const { texts } = context
  const command = sop
    .command('list')
    .description(texts.sop.list)
    .option('--deleted', texts.sop.withDeleted)
    .option('--limit <n>', texts.options.limit, limit, defaultLimit)
    .option('--after <sop>', texts.options.after)
  withJson(command, context).action((options: Listing) => printSops(context, options))
}

async function printSops(context: Context, options: Listing): Promise<void> {
  const { terminal, texts } = context
  const page = await pageOfSops(context, options)
  if (options.json) return terminal.out(json({ sops: page.items, next: page.next }))
  if (page.items.length === 0) return terminal.out(`${options.after ? texts.noMore : texts.sop.none}\n`)
  terminal.out(sopTable(page.items, context))
  if (page.next) terminal.err(`${texts.more(shortId(page.next))}\n`)
}

function pageOfSops(context: Context, options: Listing): Promise<Page<SopSummary>> {
  return withRecords(context, (database) =>
    database.session(
      async (db) => {
        const after = options.after ? { after: await sopReferredTo(db, options.after) } : {}
        const deleted = options.deleted ? 'include' : 'exclude'

        return pageOf(await listSops(db, { limit: options.limit + 1, deleted, ...after }), options.limit)
      },
      { readOnly: true },
    ),
  )
}

function sopTable(sops: readonly SopSummary[], { terminal, texts }: Context): string {
  const { columns } = texts

  return table(
    sops,
    [
      { head: columns.id, cell: (sop) => shortId(sop.id) },
      {
        head: columns.title,
        cell: (sop) => (sop.deletedAt ? `${texts.sop.deletedMark} ${sop.title}` : sop.title),
        flexible: true,
      },
      { head: columns.steps, cell: (sop) => String(sop.stepCount), align: 'right' },
      { head: columns.hazards, cell: (sop) => String(sop.hazardCount), align: 'right' },
      { head: columns.created, cell: (sop) => localMinute(sop.createdAt) },
    ],
    terminal.columns,
  )
}
