import type { Board, BoardEntry } from '../../domain/board.ts'
import type { Context } from '../context.ts'
import { sayDuration } from '../output/duration.ts'
import { table } from '../output/table.ts'
import { plain } from '../output/width.ts'
import { shortId } from '../short-id.ts'
import { headingOf } from '../step.ts'

/** Who is at what, and where they stand: a line a work session. */
export function sayBoard({ entries, more }: Board, context: Context): string {
  const { terminal, texts, now } = context
  if (entries.length === 0) return texts.work.nobodyAtWork
  const { columns, words, work } = texts
  const lines = table(
    entries,
    [
      { head: columns.id, cell: ({ id }) => shortId(id) },
      { head: columns.status, cell: ({ status }) => words.status[status] },
      { head: columns.worker, cell: ({ worker }) => worker.name, flexible: true },
      { head: work.columns.step, cell: stepOf },
      {
        head: work.columns.waits,
        cell: ({ step }) => (step ? sayDuration((now().getTime() - step.since.getTime()) / 1000, texts) : ''),
      },
      { head: work.columns.failed, cell: ({ failures }) => numberOf(failures), align: 'right' },
      { head: work.columns.flags, cell: ({ openFlags }) => numberOf(openFlags), align: 'right' },
      { head: columns.sop, cell: ({ sop }) => sop.title, flexible: true },
    ],
    terminal.columns,
  )
  const wrong = entries.flatMap(({ id, worker, step, failure }) =>
    step && failure !== null
      ? [
          work.heldUpAt({
            id: shortId(id),
            worker: worker.name,
            step: headingOf(step),
            failure: plain(failure),
          }),
        ]
      : [],
  )

  return [
    lines.trimEnd(),
    ...(wrong.length > 0 ? ['', ...wrong] : []),
    ...(more ? [work.boardHasMore] : []),
  ].join('\n')
}

function stepOf({ step, stepCount }: BoardEntry): string {
  return `${step ? step.number : stepCount}/${stepCount}`
}

function numberOf(count: number): string {
  return count === 0 ? '-' : String(count)
}
