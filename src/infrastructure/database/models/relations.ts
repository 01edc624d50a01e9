import { relations } from 'drizzle-orm'
import { hazards, sops, steps, tasks } from './sops.ts'
import { users } from './users.ts'
import { safetyChecks, workSessions } from './work-sessions.ts'

export const userRelations = relations(users, ({ many }) => ({
  sops: many(sops),
  workSessions: many(workSessions, { relationName: 'worker' }),
  approvals: many(workSessions, { relationName: 'approver' }),
  overrides: many(safetyChecks),
}))

export const sopRelations = relations(sops, ({ one, many }) => ({
  author: one(users, { fields: [sops.createdBy], references: [users.id] }),
  tasks: many(tasks),
  workSessions: many(workSessions),
}))

export const taskRelations = relations(tasks, ({ one, many }) => ({
  sop: one(sops, { fields: [tasks.sopId], references: [sops.id] }),
  steps: many(steps),
}))

export const stepRelations = relations(steps, ({ one, many }) => ({
  task: one(tasks, { fields: [steps.taskId], references: [tasks.id] }),
  hazards: many(hazards),
  checks: many(safetyChecks),
}))

export const hazardRelations = relations(hazards, ({ one }) => ({
  step: one(steps, { fields: [hazards.stepId], references: [steps.id] }),
}))

export const workSessionRelations = relations(workSessions, ({ one, many }) => ({
  sop: one(sops, { fields: [workSessions.sopId], references: [sops.id] }),
  worker: one(users, {
    relationName: 'worker',
    fields: [workSessions.workerId],
    references: [users.id],
  }),
  approver: one(users, {
    relationName: 'approver',
    fields: [workSessions.approvedBy],
    references: [users.id],
  }),
  currentStep: one(steps, { fields: [workSessions.currentStepId], references: [steps.id] }),
  checks: many(safetyChecks),
}))

export const safetyCheckRelations = relations(safetyChecks, ({ one }) => ({
  workSession: one(workSessions, { fields: [safetyChecks.sessionId], references: [workSessions.id] }),
  step: one(steps, { fields: [safetyChecks.stepId], references: [steps.id] }),
  overrider: one(users, { fields: [safetyChecks.overrideBy], references: [users.id] }),
}))
