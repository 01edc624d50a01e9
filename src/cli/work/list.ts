import type { Page } from '../../application/page.ts'
import type { OpenMatter, WorkSessionSummary, WorkStatus } from '../../domain/work-session.ts'
import { pausedSecondsOf } from '../../domain/working-time.ts'
import type { Context } from '../context.ts'
import { sayDuration } from '../output/duration.ts'
import { type Column, table } from '../output/table.ts'
import { localMinute } from '../output/time.ts'
import { shortId } from '../short-id.ts'

interface Which {
  status: WorkStatus[] | undefined
  needsOverride: true | undefined
  flagged: true | undefined
  worker: string | undefined
  sop: string | undefined
  from: Date | undefined
  to: Date | undefined
}

interface Listing extends Which {
  notMine: true | undefined
  after: string | undefined
}

/** What the options ask of a page of work sessions. */
export function wantedIn<Given extends Which>({ status, needsOverride, flagged, from, to, ...given }: Given) {
  const open: OpenMatter[] = []
  if (needsOverride) open.push('failure')
  if (flagged) open.push('flag')

  return { ...given, statuses: status, open, startedFrom: from, startedBefore: to }
}

/** A page of work sessions, a line each. */
export function sayWork({ items }: Page<WorkSessionSummary>, context: Context, listing: Listing): string {
  return items.length === 0 ? sayNone(listing, context) : workTable(items, context)
}

function sayNone({ after, ...listing }: Listing, { texts }: Context): string {
  const { status, needsOverride, flagged, worker, notMine, sop, from, to } = listing
  if (after) return texts.noMore

  return status || needsOverride || flagged || worker || notMine || sop || from || to
    ? texts.work.noneSuch
    : texts.work.none
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
      ...counted(work, texts.work.columns.failed, ({ failures }) => failures),
      ...counted(work, texts.work.columns.flags, ({ openFlags }) => openFlags),
      { head: columns.sop, cell: ({ sopTitle }) => sopTitle, flexible: true },
    ],
    terminal.columns,
  )
}

function sayPaused(seconds: number, texts: Context['texts']): string {
  return seconds > 0 ? sayDuration(seconds, texts) : ''
}

/** A column of numbers; none where there is nothing to count. */
function counted(
  work: readonly WorkSessionSummary[],
  head: string,
  count: (row: WorkSessionSummary) => number,
): Column<WorkSessionSummary>[] {
  if (work.every((row) => count(row) === 0)) return []

  return [{ head, cell: (row) => (count(row) === 0 ? '-' : String(count(row))), align: 'right' }]
}
