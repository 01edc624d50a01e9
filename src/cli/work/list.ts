import type { Page } from '../../application/page.ts'
import type { WorkSessionSummary } from '../../domain/work-session.ts'
import { pausedSecondsOf } from '../../domain/working-time.ts'
import type { Context } from '../context.ts'
import { sayDuration } from '../output/duration.ts'
import { table } from '../output/table.ts'
import { localMinute } from '../output/time.ts'
import { shortId } from '../short-id.ts'

interface Listing {
  status: string | undefined
  worker: string | undefined
  sop: string | undefined
  after: string | undefined
}

/** A page of work sessions, a line each. */
export function sayWork({ items }: Page<WorkSessionSummary>, context: Context, listing: Listing): string {
  return items.length === 0 ? sayNone(listing, context) : workTable(items, context)
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
