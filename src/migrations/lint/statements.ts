import type { Comparison } from '../autogenerate/comparison.ts'
import { History } from '../history.ts'
import type { Revision } from '../revision.ts'
import { lint } from './lint.ts'
import type { Objection } from './objection.ts'

/** What lint says of a revision of these statements, before its file can be loaded. */
export async function objectionsOf(
  { upgrade, downgrade }: Comparison,
  history: History,
): Promise<Objection[]> {
  const next: Revision = {
    revision: 'next',
    downRevision: history.head,
    message: '',
    async upgrade(op) {
      for (const { sql } of upgrade) await op.execute(sql)
    },
    async downgrade(op) {
      for (const { sql } of downgrade) await op.execute(sql)
    },
  }
  const before = new Set(history.revisions.map(({ revision }) => revision))

  return lint(new History([...history.revisions, next], before))
}
