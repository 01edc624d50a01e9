import { RevisionOutOfRange } from './errors.ts'
import { goalOf } from './goal.ts'
import type { History } from './history.ts'
import { lostByDowngrade } from './lost.ts'
import { refusalToLose } from './refusal-to-lose.ts'
import type { Direction, Operations, Revision } from './revision.ts'
import { describe, type MigrationOptions } from './runner.ts'
import { createVersionTable, moveState } from './version-table.ts'

/**
 * The SQL that a migration would run, for review or for a database that this machine cannot reach (Alembic's --sql).
 * `range` is a target counted from base, or `from:to`; a downgrade must say where it starts. Yields whole lines. With
 * `keepRecords` each revision of a downgrade begins with a block that raises rather than lose records.
 */
export async function* offlineSql(
  history: History,
  direction: Direction,
  range: string,
  { keepRecords }: Pick<MigrationOptions, 'keepRecords'> = {},
): AsyncGenerator<string, void, undefined> {
  const [first = '', second] = range.split(':')
  if (second === undefined && direction === 'downgrade') {
    throw new RevisionOutOfRange(range, 'offline_needs_range')
  }
  const start = second === undefined ? 'base' : first
  const current = history.revisions[history.resolve(start || 'base', null)]?.revision ?? null
  const goal = goalOf(history, direction, second ?? first, current)
  if (current === null) yield `begin;\n\n${createVersionTable};\n\ncommit;\n\n`
  for (const revision of history.between(history.placeOf(current), goal)) {
    const guards = keepRecords && direction === 'downgrade' ? await guardsOf(revision) : []
    yield await revisionSql(revision, direction, guards)
  }
}

/** One for each table or column that the revision takes away, in the words of `RecordsAtStake`. */
async function guardsOf(revision: Revision): Promise<string[]> {
  return (await lostByDowngrade(revision)).map(refusalToLose)
}

/** The SQL that stamping would run; `range` is a target counted from base, or `from:to`. */
export function offlineStampSql(history: History, range: string): string {
  const [first = '', second] = range.split(':')
  const idAt = (target: string) =>
    history.revisions[history.resolve(target || 'base', null)]?.revision ?? null
  const from = second === undefined ? null : idAt(first)
  const to = idAt(second ?? first)
  const start = from === null ? [createVersionTable, 'delete from alembic_version'] : []
  const moves = from === to ? [] : [moveState(from, to)]

  return `${['begin', ...start, ...moves, 'commit'].map((statement) => `${statement};\n\n`).join('')}`
}

async function revisionSql(
  revision: Revision,
  direction: Direction,
  guards: readonly string[],
): Promise<string> {
  const { transactional, downRevision } = revision
  const lines = [`-- Running ${describe(direction, revision)}`, ...guards]
  const op: Operations = {
    offline: true,
    async execute(sql) {
      lines.push(`${dedent(sql)};`)
    },
  }
  await revision[direction](op)
  const [from, to] =
    direction === 'upgrade' ? [downRevision, revision.revision] : [revision.revision, downRevision]
  lines.push(`${moveState(from, to)};`)
  const whole = transactional === false ? lines : ['begin;', ...lines, 'commit;']

  return `${whole.join('\n\n')}\n\n`
}

/**
 * Takes off the indentation that all lines but the first share, and a last semicolon. A text with line breaks inside
 * a literal or a function's body stays as it is to the letter: its indentation means something.
 */
function dedent(sql: string): string {
  const text = sql.trim().replace(/;$/, '')
  const literals = text.match(/\$\w*\$|'(?:[^']|'')*'/g) ?? []
  if (literals.some((literal) => literal.startsWith('$') || literal.includes('\n'))) return text
  const lines = text.split('\n')
  const indents = lines.slice(1).filter((line) => line.trim() !== '')
  const least = Math.min(...indents.map((line) => line.search(/\S/)))

  return lines.map((line, index) => (index === 0 ? line : line.slice(least).trimEnd())).join('\n')
}
