import type { WorkSessionSummary as Line } from '../../../domain/work-session.ts'

/** The values of `workColumns`, and of what else a line of the list has. */
export type SummaryRow = [
  ...[id: string, sopId: string, workerId: string, status: Line['status']],
  ...[currentStepId: Line['currentStepId'], startedAt: Date, completedAt: Line['completedAt']],
  ...[approvedAt: Line['approvedAt'], approvedBy: Line['approvedBy'], locked: boolean],
  ...[rejectionReason: Line['rejectionReason'], closedAt: Line['closedAt'], closedBy: Line['closedBy']],
  ...[abortReason: Line['abortReason'], pausedAt: Line['pausedAt'], pausedSeconds: number],
  ...[sopTitle: string, sopVersion: number, workerName: string, workerCalledBy: string],
  ...[failures: number, overrides: number, openFlags: number, needsOverride: boolean],
]

/** Made at one go: node-postgres puts objects together property by property, which takes twice as long. */
export function summaryIn(row: SummaryRow): Line {
  return {
    id: row[0],
    sopId: row[1],
    workerId: row[2],
    status: row[3],
    currentStepId: row[4],
    startedAt: row[5],
    completedAt: row[6],
    approvedAt: row[7],
    approvedBy: row[8],
    locked: row[9],
    rejectionReason: row[10],
    closedAt: row[11],
    closedBy: row[12],
    abortReason: row[13],
    pausedAt: row[14],
    pausedSeconds: row[15],
    sopTitle: row[16],
    sopVersion: row[17],
    workerName: row[18],
    workerCalledBy: row[19],
    failures: row[20],
    overrides: row[21],
    openFlags: row[22],
    needsOverride: row[23],
  }
}
