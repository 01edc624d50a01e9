import { queries } from '../server/queries.ts'
import { tenken } from '../server/tenken.ts'
import { type Entry, keepAnswer } from './kept.ts'
import type { Command, WorkRecord } from './work-on-record.ts'

/** A work record as this device last read it. */
export interface WorkKept {
  record: WorkRecord
  /** When that was asked for, by the device's clock in milliseconds: what was on record then is in it. */
  askedAt: number
}

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

/** What the device has kept of this work that the record does not have yet. */
export function commandsAfter({ record, askedAt }: WorkKept, entries: readonly Entry[]): Command[] {
  return entries
    .filter(({ workId, state, changedAt }) => {
      if (workId !== record.work.id) return false

      return state === 'waiting' || (state === 'done' && changedAt >= askedAt)
    })
    .map(({ command }) => command)
}
