import { newId } from '../../application/id.ts'
import { showSop } from '../../application/sops.ts'
import { listWorkSessions, resumeWorkSession, startWorkSession } from '../../application/work-sessions.ts'
import { stepsOf } from '../../domain/sop.ts'
import type { WorkSession, WorkSessionSummary } from '../../domain/work-session.ts'
import type { Database } from '../../infrastructure/database/database.ts'
import type { Context } from '../context.ts'
import type { Session } from '../database.ts'
import { shortId } from '../short-id.ts'
import type { Cast } from './cast.ts'

/** The work session that an earlier demo left unfinished, on whichever version, or a new one. */
export async function takeUp(context: Context, database: Database, cast: Cast): Promise<WorkSession> {
  const { terminal, texts } = context
  const left = await database.session((db) => unfinished(db, cast))
  if (!left) {
    const start = { sopId: cast.sop.id, worker: cast.worker, at: context.now(), id: newId() }
    const started = await database.session((db) => startWorkSession(db, start))
    terminal.out(`${texts.demo.started(shortId(started.id), stepsOf(cast.sop).length)}\n`)

    return started
  }
  const sop = await database.session((db) => showSop(db, left.sopId, { deleted: 'include' }), {
    readOnly: true,
  })
  const steps = stepsOf(sop)
  const step = steps.findIndex(({ id }) => id === left.currentStepId) + 1
  const id = shortId(left.id)
  terminal.out(`${step > 0 ? texts.demo.pickedUp(id, step, steps.length) : texts.demo.pickedUpDone(id)}\n`)

  return left
}

async function unfinished(db: Session, { worker, versions }: Cast): Promise<WorkSession | undefined> {
  for (const status of ['in_progress', 'paused', 'completed'] as const) {
    for (const { id: sopId } of versions) {
      const [work]: WorkSessionSummary[] = await listWorkSessions(db, {
        workerId: worker.id,
        sopId,
        statuses: [status],
        limit: 1,
      })
      if (work) return status === 'paused' ? resumeWorkSession(db, work.id, worker) : work
    }
  }

  return undefined
}
