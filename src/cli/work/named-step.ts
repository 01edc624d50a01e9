import { showSop } from '../../application/sops.ts'
import { NotFound } from '../../domain/errors.ts'
import { stepsOf } from '../../domain/sop.ts'
import type { WorkSession } from '../../domain/work-session.ts'
import type { Session } from '../database.ts'

/**
 * The step that is to be checked: the current one, or the one that --step names by its number or by the beginning or
 * end of its id, so that a check meant for one step is never recorded for another. Throws NotFound.
 */
export async function stepNamed(
  db: Session,
  work: WorkSession,
  named: string | undefined,
): Promise<string | null> {
  if (named === undefined) return work.currentStepId
  const text = named.trim().toLowerCase()
  const steps = stepsOf(await showSop(db, work.sopId, { deleted: 'include' }))
  const step = /^\d{1,4}$/.test(text)
    ? steps[Number(text) - 1]
    : text.length >= 4 && steps.find(({ id }) => id.startsWith(text) || id.endsWith(text))
  if (!step) throw new NotFound('step', named)

  return step.id
}
