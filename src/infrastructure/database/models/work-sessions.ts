import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  interval,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { checkResults } from '../../../domain/safety-check.ts'
import { workStatuses } from '../../../domain/work-session.ts'
import { oneOf } from './one-of.ts'
import { hazards, sops, steps } from './sops.ts'
import { users } from './users.ts'

/** Spec db-002. No foreign key cascades: records are evidence. */
export const workSessions = pgTable(
  'work_sessions',
  {
    id: uuid().primaryKey().defaultRandom(),
    sopId: uuid('sop_id').notNull(),
    workerId: uuid('worker_id').notNull(),
    status: text({ enum: workStatuses }).notNull().default('in_progress'),
    currentStepId: uuid('current_step_id'),
    startedAt: timestamp('started_at', { withTimezone: true }).notNull().defaultNow(),
    completedAt: timestamp('completed_at', { withTimezone: true }),
    approvedAt: timestamp('approved_at', { withTimezone: true }),
    approvedBy: uuid('approved_by'),
    locked: boolean().notNull().default(false),
    rejectionReason: text('rejection_reason'),
    closedAt: timestamp('closed_at', { withTimezone: true }),
    /** Who rejected or aborted it. */
    closedBy: uuid('closed_by'),
    abortReason: text('abort_reason'),
    pausedAt: timestamp('paused_at', { withTimezone: true }),
    /** How long it has been paused before, in all. */
    pausedFor: interval('paused_for').notNull().default('0'),
  },
  (t) => [
    foreignKey({ name: 'fk_sessions_sop', columns: [t.sopId], foreignColumns: [sops.id] }),
    foreignKey({ name: 'fk_sessions_worker', columns: [t.workerId], foreignColumns: [users.id] }),
    foreignKey({ name: 'fk_sessions_step', columns: [t.currentStepId], foreignColumns: [steps.id] }),
    foreignKey({ name: 'fk_sessions_approver', columns: [t.approvedBy], foreignColumns: [users.id] }),
    foreignKey({ name: 'fk_sessions_closer', columns: [t.closedBy], foreignColumns: [users.id] }),
    index('idx_sessions_status').on(t.status, t.startedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('idx_sessions_worker').on(t.workerId, t.startedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('idx_sessions_sop').on(t.sopId),
    index('idx_sessions_started').on(t.startedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('idx_sessions_step').on(t.currentStepId).where(sql`${t.currentStepId} is not null`),
    index('idx_sessions_approver').on(t.approvedBy).where(sql`${t.approvedBy} is not null`),
    index('idx_sessions_closer').on(t.closedBy).where(sql`${t.closedBy} is not null`),
    uniqueIndex('uq_sessions_one_active_per_worker').on(t.workerId).where(sql`${t.status} = 'in_progress'`),
    check('ck_sessions_status', oneOf(t.status, workStatuses)),
    check(
      'ck_sessions_completed_at_iff_completed',
      sql`(${t.completedAt} is not null) = (${t.status} in ('completed', 'approved', 'rejected'))`,
    ),
    check(
      'ck_sessions_approved_at_iff_approved',
      sql`(${t.approvedAt} is not null) = (${t.status} = 'approved')`,
    ),
    check(
      'ck_sessions_approved_by_iff_approved',
      sql`(${t.approvedBy} is not null) = (${t.status} = 'approved')`,
    ),
    check(
      'ck_sessions_rejection_reason_iff_rejected',
      sql`(${t.rejectionReason} is not null) = (${t.status} = 'rejected')`,
    ),
    check('ck_sessions_rejection_reason_not_blank', sql`${t.rejectionReason} ~ '\\S'`),
    // A work session that was rejected before the record told by whom has neither.
    check(
      'ck_sessions_closed_at_and_by_if_closed',
      sql`num_nulls(${t.closedAt}, ${t.closedBy}) = 2
        or (num_nulls(${t.closedAt}, ${t.closedBy}) = 0 and ${t.status} in ('rejected', 'aborted'))`,
    ),
    check(
      'ck_sessions_abort_reason_iff_aborted',
      sql`(${t.abortReason} is not null) = (${t.status} = 'aborted')`,
    ),
    check('ck_sessions_abort_reason_not_blank', sql`${t.abortReason} ~ '\\S'`),
    check('ck_sessions_paused_at_iff_paused', sql`(${t.pausedAt} is not null) = (${t.status} = 'paused')`),
    check('ck_sessions_paused_for_not_negative', sql`${t.pausedFor} >= interval '0'`),
    check(
      'ck_sessions_locked_iff_closed',
      sql`${t.locked} = (${t.status} in ('approved', 'rejected', 'aborted'))`,
    ),
  ],
)

export const safetyChecks = pgTable(
  'safety_checks',
  {
    id: uuid().primaryKey().defaultRandom(),
    sessionId: uuid('session_id').notNull(),
    stepId: uuid('step_id').notNull(),
    result: text({ enum: checkResults }).notNull(),
    feedbackText: text('feedback_text'),
    confidenceScore: doublePrecision('confidence_score'),
    needsReview: boolean('needs_review').notNull().default(false),
    checkedAt: timestamp('checked_at', { withTimezone: true }).notNull().defaultNow(),
    overrideReason: text('override_reason'),
    overrideBy: uuid('override_by'),
    /** The failed or flagged check that an override answers for. */
    resolves: uuid(),
  },
  (t) => [
    foreignKey({ name: 'fk_checks_session', columns: [t.sessionId], foreignColumns: [workSessions.id] }),
    foreignKey({ name: 'fk_checks_step', columns: [t.stepId], foreignColumns: [steps.id] }),
    foreignKey({ name: 'fk_checks_overrider', columns: [t.overrideBy], foreignColumns: [users.id] }),
    foreignKey({ name: 'fk_checks_resolved', columns: [t.resolves], foreignColumns: [t.id] }),
    index('idx_checks_session').on(t.sessionId, t.checkedAt, t.id),
    index('idx_checks_result').on(t.result),
    // The checks of one step in one work session are looked up with every check.
    index('idx_checks_step').on(t.stepId, t.sessionId),
    // Failures and flags are few among checks, and each list of work counts them.
    index('idx_checks_wrong').on(t.sessionId).where(sql`${t.result} = 'fail' or ${t.needsReview}`),
    index('idx_checks_overrider').on(t.overrideBy).where(sql`${t.overrideBy} is not null`),
    uniqueIndex('uq_checks_one_resolution').on(t.resolves).where(sql`${t.resolves} is not null`),
    check('ck_checks_result', oneOf(t.result, checkResults)),
    check('ck_checks_confidence', sql`${t.confidenceScore} between 0 and 1`),
    check(
      'ck_checks_fail_has_feedback',
      sql`${t.result} <> 'fail' or coalesce(${t.feedbackText}, '') ~ '\\S'`,
    ),
    check(
      'ck_checks_override_by_iff_override',
      sql`(${t.overrideBy} is not null) = (${t.result} = 'override')`,
    ),
    check(
      'ck_checks_override_reason_iff_override',
      sql`(${t.overrideReason} is not null) = (${t.result} = 'override')`,
    ),
    check('ck_checks_override_reason_not_blank', sql`${t.overrideReason} ~ '\\S'`),
    check('ck_checks_only_overrides_resolve', sql`${t.resolves} is null or ${t.result} = 'override'`),
    check('ck_checks_override_not_flagged', sql`not (${t.result} = 'override' and ${t.needsReview})`),
  ],
)

/** A worker has seen a high or critical hazard of the step in front of them. */
export const hazardAcknowledgements = pgTable(
  'hazard_acknowledgements',
  {
    id: uuid().primaryKey().defaultRandom(),
    sessionId: uuid('session_id').notNull(),
    hazardId: uuid('hazard_id').notNull(),
    acknowledgedBy: uuid('acknowledged_by').notNull(),
    acknowledgedAt: timestamp('acknowledged_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    foreignKey({
      name: 'fk_acknowledgements_session',
      columns: [t.sessionId],
      foreignColumns: [workSessions.id],
    }),
    foreignKey({ name: 'fk_acknowledgements_hazard', columns: [t.hazardId], foreignColumns: [hazards.id] }),
    foreignKey({
      name: 'fk_acknowledgements_worker',
      columns: [t.acknowledgedBy],
      foreignColumns: [users.id],
    }),
    uniqueIndex('uq_acknowledgements_one_a_hazard').on(t.sessionId, t.hazardId),
    index('idx_acknowledgements_hazard').on(t.hazardId),
    index('idx_acknowledgements_worker').on(t.acknowledgedBy),
  ],
)
