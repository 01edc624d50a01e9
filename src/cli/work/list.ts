import { type Command, Option } from 'commander'
import { pageOfWorkSessions } from '../../application/listings.ts'
import { type WorkSessionSummary, type WorkStatus, workStatuses } from '../../domain/work-session.ts'
import { pausedSecondsOf } from '../../domain/working-time.ts'
import type { Context } from '../context.ts'
import { withRecords } from '../database.ts'
import { defaultLimit, limit } from '../limits.ts'
import { sayDuration } from '../output/duration.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { table } from '../output/table.ts'
import { localMinute } from '../output/time.ts'
import { shortId } from '../short-id.ts'

interface Listing extends AsJson {
  status?: WorkStatus
  worker?: string
  sop?: string
  limit: number
  after?: string
}

export function list(work: Command, context: Context): void {
  const { texts } = context
  const command = work
    .command('list')
    .description(texts.work.list)
    .addOption(new Option('--status <status>', texts.work.status).choices(workStatuses))
    .option('--worker <email>', texts.work.worker)
    .option('--sop <sop>', texts.work.onSop)
    .option('--limit <n>', texts.options.limit, limit, defaultLimit)
    .option('--after <work>', texts.options.after)
  withJson(command, context).action((options: Listing) => printWork(context, options))
}

async function printWork(context: Context, options: Listing): Promise<void> {
  const { terminal, texts } = context
  const page = await withRecords(context, (database) =>
    database.session((db) => pageOfWorkSessions(db, options), { readOnly: true }),
  )
  if (options.json) return terminal.out(json({ workSessions: page.items, next: page.next }))
  if (page.items.length === 0) return terminal.out(`${sayNone(options, context)}\n`)
  terminal.out(workTable(page.items, context))
  if (page.next) terminal.err(`${texts.more(shortId(page.next))}\n`)
}

function sayNone({ status, worker, sop, after }: Listing, { texts }: Context): string {
  if (after) return texts.noMore

  return status || worker || sop ? texts.work.noneSuch : texts.work.none
}

function workTable(work: readonly WorkSessionSummary[], { terminal, texts, now }: Context): string {
  const { columns, words } = texts
  const paused = (row: WorkSessionSummary) => pausedSecondsOf(row, now())

  return table(
    work,
    [
      { head: columns.id, cell: ({ id }) => shortId(id) },
      { head: columns.status, cell: ({ status }) => words.status[status] },
      { head: columns.worker, cell: ({ workerName }) => workerName, flexible: true },
      { head: columns.started, cell: ({ startedAt }) => localMinute(startedAt) },
      ...(work.some((row) => paused(row) > 0)
        ? [
            {
              head: texts.work.columns.paused,
              cell: (row: WorkSessionSummary) => sayPaused(paused(row), texts),
            },
          ]
        : []),
      { head: columns.sop, cell: ({ sopTitle }) => sopTitle, flexible: true },
    ],
    terminal.columns,
  )
}

function sayPaused(seconds: number, texts: Context['texts']): string {
  return seconds > 0 ? sayDuration(seconds, texts) : ''
}
