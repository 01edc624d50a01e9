import { queries } from '../server/queries.ts'
import { tenken } from '../server/tenken.ts'
import { keepAnswer } from './kept.ts'
import type { WorkKept, WorkRecord } from './work-on-record.ts'

export function nameOfWork(workId: string): string {
  return `work/${workId}`
}

export async function askForWork(workId: string, signal?: AbortSignal): Promise<WorkKept> {
  const askedAt = Date.now()
  const record = await tenken.workSessions.show({ path: { id: workId }, ...(signal ? { signal } : {}) })

  return { record, askedAt }
}

/** Reads it anew, keeps it, and shows it wherever it is on a screen. */
export async function readAgain(userId: string, workId: string): Promise<WorkRecord> {
  const read = await askForWork(workId)
  await keepAnswer(`${userId}/${nameOfWork(workId)}`, read).catch(() => undefined)
  queries.setQueryData<WorkKept>(['kept', userId, nameOfWork(workId)], read)

  return read.record
}

/** The work as it is on a screen now. */
export function workShown(userId: string, workId: string): WorkKept | undefined {
  return queries.getQueryData<WorkKept>(['kept', userId, nameOfWork(workId)])
}
