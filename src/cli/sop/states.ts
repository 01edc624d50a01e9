import type { StateHistory } from '../../application/draft-states.ts'
import { procedureCounts } from '../../domain/procedure.ts'
import type { Context } from '../context.ts'
import { table } from '../output/table.ts'
import { localTime } from '../output/time.ts'

/** A line for each change of the version, oldest first. */
export function sayStates({ states, people }: StateHistory, { terminal, texts }: Context): string {
  const { columns } = texts
  const rows = states.map((state) => ({ ...state, ...procedureCounts(state.content) }))

  return table(
    rows,
    [
      { head: texts.sop.columns.state, cell: ({ state }) => state },
      { head: texts.sop.columns.changed, cell: ({ at }) => localTime(at) },
      { head: texts.sop.columns.by, cell: ({ by }) => people.get(by ?? '')?.name ?? '', flexible: true },
      { head: columns.steps, cell: ({ stepCount }) => String(stepCount), align: 'right' },
      { head: columns.hazards, cell: ({ hazardCount }) => String(hazardCount), align: 'right' },
      { head: columns.title, cell: ({ content }) => content.title, flexible: true },
    ],
    terminal.columns,
  )
}
