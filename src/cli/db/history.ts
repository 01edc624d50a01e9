import { isCoded } from '../../domain/errors.ts'
import { NoDatabase } from '../../infrastructure/database/errors.ts'
import { ownHistory } from '../../infrastructure/database/own-history.ts'
import type { History } from '../../migrations/history.ts'
import type { Revision } from '../../migrations/revision.ts'
import { currentRevision } from '../../migrations/version-table.ts'
import type { Context } from '../context.ts'
import { sayTold, tell } from '../report-error.ts'
import { looking, type Scope } from './connection.ts'
import { factsOf, sayRevision } from './revision-facts.ts'

interface Listed {
  history: History
  newestFirst: readonly Revision[]
  /** The revision that the database is at; undefined where it cannot be read. */
  at: string | null | undefined
}

/** The revisions of a range, and which is the current one where the database can be asked. */
export async function readHistory(
  scope: Scope,
  { revRange }: { revRange: string | undefined },
): Promise<Listed> {
  const history = await ownHistory()
  const at = await currentIfKnown(scope)

  return { history, newestFirst: history.range(revRange ?? ':', at ?? null).toReversed(), at }
}

export function historyDocument({ history, newestFirst, at }: Listed) {
  return {
    revisions: newestFirst.map((revision) => ({
      ...factsOf({ revision, history }),
      current: at === undefined ? null : revision.revision === at,
    })),
  }
}

export function sayHistory(
  { history, newestFirst, at }: Listed,
  context: Context,
  { verbose }: { verbose: true | undefined },
): string {
  return newestFirst
    .map((revision) =>
      verbose ? sayRevision({ revision, history }, context) : `${summary(revision, history.head, at)}\n`,
    )
    .join('')
}

function summary(
  { revision, downRevision, message }: Revision,
  head: string | null,
  current: string | null | undefined,
): string {
  const marks = `${revision === head ? ' (head)' : ''}${revision === current ? ' (current)' : ''}`

  return `${downRevision ?? '<base>'} -> ${revision}${marks}, ${message}`
}

/** The history can be read without a database; then nothing is marked as current, and a line says why. */
async function currentIfKnown(scope: Scope): Promise<string | null | undefined> {
  const { context } = scope
  const { terminal, texts } = context
  try {
    return await looking(scope, currentRevision)
  } catch (error) {
    if (!isCoded(error) || !(error.kind === 'unavailable' || error instanceof NoDatabase)) throw error
    terminal.err(`${texts.db.currentUnknown(sayTold(tell(error, context), context))}\n`)

    return undefined
  }
}
