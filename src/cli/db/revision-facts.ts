import { RevisionNotFound } from '../../migrations/errors.ts'
import type { History } from '../../migrations/history.ts'
import type { Revision } from '../../migrations/revision.ts'
import type { Context } from '../context.ts'

/** A revision with the history that it is part of. */
export interface Placed {
  revision: Revision
  history: History
}

/** The revision that a target names. Throws RevisionNotFound or RevisionOutOfRange. */
export function revisionNamed(history: History, target: string): Placed {
  const revision = history.revisions[history.resolve(target, null)]
  if (!revision) throw new RevisionNotFound(target)

  return { revision, history }
}

/** A revision as programs read it. */
export function factsOf({ revision: { revision, downRevision, message, transactional }, history }: Placed) {
  return {
    revision,
    downRevision,
    message,
    head: revision === history.head,
    released: history.released.has(revision),
    transactional: transactional ?? true,
  }
}

/** A revision in several lines, as Alembic's --verbose lays it out. */
export function sayRevision(placed: Placed, { texts: { db } }: Pick<Context, 'texts'>): string {
  const { revision, downRevision, message, head, released, transactional } = factsOf(placed)
  const fields = db.verboseFields

  return [
    `${fields.revision} ${revision}${head ? ' (head)' : ''}`,
    `${fields.parent} ${downRevision ?? '<base>'}`,
    `${fields.released} ${db.yesOrNo(released)}`,
    `${fields.transactional} ${db.yesOrNo(transactional)}`,
    '',
    `    ${message}`,
    '',
    '',
  ].join('\n')
}
