import { RevisionOutOfRange } from './errors.ts'
import type { History } from './history.ts'
import type { Operations, Revision } from './revision.ts'
import { type Direction, describe, goalOf } from './runner.ts'
import { createVersionTable, moveState } from './version-table.ts'

/**
 * The SQL that a migration would run, for review or for a database that this machine cannot reach (Alembic's --sql).
 * `range` is a target counted from base, or `from:to`; a downgrade must say where it starts. Yields whole lines.
 */
export async function* offlineSql(
  history: History,
  direction: Direction,
  range: string,
): AsyncGenerator<string, void, undefined> {
  const [first = '', second] = range.split(':')
  if (second === undefined && direction === 'downgrade') {
    throw new RevisionOutOfRange(range, 'offline, a downgrade needs from:to')
  }
  const start = second === undefined ? 'base' : first
  const current = history.revisions[history.resolve(start || 'base', null)]?.revision ?? null
  const goal = goalOf(history, direction, second ?? first, current)
  if (current === null) yield `begin;\n\n${createVersionTable};\n\ncommit;\n\n`
  for (const revision of history.between(history.placeOf(current), goal))
    yield await revisionSql(revision, direction)
}

async function revisionSql(revision: Revision, direction: Direction): Promise<string> {
  const { transactional, downRevision } = revision
  const lines = [`-- Running ${describe(direction, revision)}`]
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

/** Takes off the indentation that all lines but the first share, and a last semicolon. */
function dedent(sql: string): string {
  const lines = sql.trim().replace(/;$/, '').split('\n')
  const indents = lines.slice(1).filter((line) => line.trim() !== '')
  const least = Math.min(...indents.map((line) => line.search(/\S/)))

  return lines.map((line, index) => (index === 0 ? line : line.slice(least).trimEnd())).join('\n')
}
