import type { Texts } from '../../languages/en/cli.ts'
import type { History } from '../../migrations/history.ts'
import type { Revision } from '../../migrations/revision.ts'

/** A revision as programs read it. */
export function facts(
  { revision, downRevision, message, transactional }: Revision,
  { head, released }: History,
) {
  return {
    revision,
    downRevision,
    message,
    head: revision === head,
    released: released.has(revision),
    transactional: transactional ?? true,
  }
}

/** A revision in several lines, as Alembic's --verbose lays it out. */
export function verbose(revision: Revision, history: History, { db }: Texts): string {
  const { head, released, transactional } = facts(revision, history)
  const fields = db.verboseFields

  return [
    `${fields.revision} ${revision.revision}${head ? ' (head)' : ''}`,
    `${fields.parent} ${revision.downRevision ?? '<base>'}`,
    `${fields.released} ${db.yesOrNo(released)}`,
    `${fields.transactional} ${db.yesOrNo(transactional)}`,
    '',
    `    ${revision.message}`,
    '',
    '',
  ].join('\n')
}
