import { newId } from '../../application/id.ts'
import { listWorkSessions, resumeWorkSession, startWorkSession } from '../../application/work-sessions.ts'
import { stepsOf } from '../../domain/sop.ts'
import type { WorkSession, WorkSessionSummary } from '../../domain/work-session.ts'
import type { Database } from '../../infrastructure/database/database.ts'
import type { Context } from '../context.ts'
import type { Session } from '../database.ts'
import { shortId } from '../short-id.ts'
import type { Cast } from './cast.ts'

/** The work session that an earlier demo left unfinished, or a new one. */
export async function takeUp(context: Context, database: Database, cast: Cast): Promise<WorkSession> {
  const { terminal, texts } = context
  const steps = stepsOf(cast.sop)
  const left = await database.session((db) => unfinished(db, cast))
  if (!left) {
    const start = { sopId: cast.sop.id, worker: cast.worker, at: context.now(), id: newId() }
    const started = await database.session((db) => startWorkSession(db, start))
    terminal.out(`${texts.demo.started(shortId(started.id), steps.length)}\n`)

    return started
  }
  const step = steps.findIndex(({ id }) => id === left.currentStepId) + 1
  const id = shortId(left.id)
  terminal.out(`${step > 0 ? texts.demo.pickedUp(id, step, steps.length) : texts.demo.pickedUpDone(id)}\n`)

  return left
}

async function unfinished(db: Session, { worker, sop }: Cast): Promise<WorkSession | undefined> {
  const ofDemo = { workerId: worker.id, sopId: sop.id, limit: 1 }
  for (const status of ['in_progress', 'paused', 'completed'] as const) {
    const [work]: WorkSessionSummary[] = await listWorkSessions(db, { ...ofDemo, status })
    if (work) return status === 'paused' ? resumeWorkSession(db, work.id, worker) : work
  }

  return undefined
}
