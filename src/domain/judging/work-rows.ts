import type { JsonObject } from '../exact-json.ts'
import { checkResults, type SafetyCheck } from '../safety-check.ts'
import { type WorkSession, workStatuses } from '../work-session.ts'
import { textIn, timeIn, wordIn } from './rows.ts'

/** A work session as a row of the trail tells it. */
export function workIn(row: JsonObject): WorkSession {
  return {
    id: textIn(row['id']),
    sopId: textIn(row['sop_id']),
    workerId: textIn(row['worker_id']),
    status: workStatuses.find((status) => status === row['status']) ?? 'aborted',
    currentStepId: wordIn(row['current_step_id']),
    startedAt: timeIn(row['started_at']) ?? new Date(Number.NaN),
    completedAt: timeIn(row['completed_at']),
    approvedAt: timeIn(row['approved_at']),
    approvedBy: wordIn(row['approved_by']),
    locked: row['locked'] === true,
    rejectionReason: wordIn(row['rejection_reason']),
    closedAt: timeIn(row['closed_at']),
    closedBy: wordIn(row['closed_by']),
    abortReason: wordIn(row['abort_reason']),
    pausedAt: timeIn(row['paused_at']),
    pausedSeconds: Number(row['paused_for'] ?? 0),
  }
}

/** As much of a check as others are judged by. */
export interface JudgedCheck
  extends Pick<
    SafetyCheck,
    'id' | 'sessionId' | 'stepId' | 'result' | 'needsReview' | 'overrideBy' | 'resolves'
  > {
  checkedAt: Date | null
}

export function checkIn(row: JsonObject): JudgedCheck {
  return {
    id: textIn(row['id']),
    sessionId: textIn(row['session_id']),
    stepId: textIn(row['step_id']),
    result: checkResults.find((result) => result === row['result']) ?? 'fail',
    needsReview: row['needs_review'] === true,
    overrideBy: wordIn(row['override_by']),
    resolves: wordIn(row['resolves']),
    checkedAt: timeIn(row['checked_at']),
  }
}
