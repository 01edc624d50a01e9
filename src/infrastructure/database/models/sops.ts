import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { severities } from '../../../domain/procedure.ts'
import { oneOf } from './one-of.ts'
import { users } from './users.ts'

/** Spec db-001; `deleted_at` is db-006. */
export const sops = pgTable(
  'sops',
  {
    id: uuid().primaryKey().defaultRandom(),
    title: text().notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
    deletedAt: timestamp('deleted_at', { withTimezone: true }),
  },
  (t) => [
    foreignKey({ name: 'fk_sops_user', columns: [t.createdBy], foreignColumns: [users.id] }),
    index('idx_sops_user').on(t.createdBy),
    index('idx_sops_live')
      .on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`${t.deletedAt} is null`),
    check('ck_sops_title_not_blank', sql`${t.title} ~ '\\S'`),
  ],
)

export const tasks = pgTable(
  'tasks',
  {
    id: uuid().primaryKey().defaultRandom(),
    sopId: uuid('sop_id').notNull(),
    title: text().notNull(),
    description: text(),
    orderIndex: integer('order_index').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    foreignKey({ name: 'fk_tasks_sop', columns: [t.sopId], foreignColumns: [sops.id] }).onDelete('cascade'),
    check('ck_tasks_title_not_blank', sql`${t.title} ~ '\\S'`),
    check('ck_tasks_description_not_blank', sql`${t.description} ~ '\\S'`),
    check('ck_tasks_order_index', sql`${t.orderIndex} >= 0`),
  ],
)

export const steps = pgTable(
  'steps',
  {
    id: uuid().primaryKey().defaultRandom(),
    taskId: uuid('task_id').notNull(),
    description: text().notNull(),
    orderIndex: integer('order_index').notNull(),
    expectedAction: text('expected_action'),
    expectedResult: text('expected_result'),
  },
  (t) => [
    foreignKey({ name: 'fk_steps_task', columns: [t.taskId], foreignColumns: [tasks.id] }).onDelete(
      'cascade',
    ),
    check('ck_steps_description_not_blank', sql`${t.description} ~ '\\S'`),
    check('ck_steps_order_index', sql`${t.orderIndex} >= 0`),
  ],
)

export const hazards = pgTable(
  'hazards',
  {
    id: uuid().primaryKey().defaultRandom(),
    stepId: uuid('step_id').notNull(),
    description: text().notNull(),
    severity: text({ enum: severities }).notNull(),
    mitigation: text(),
  },
  (t) => [
    foreignKey({ name: 'fk_hazards_step', columns: [t.stepId], foreignColumns: [steps.id] }).onDelete(
      'cascade',
    ),
    index('idx_hazards_step').on(t.stepId),
    check('ck_hazards_description_not_blank', sql`${t.description} ~ '\\S'`),
    check('ck_hazards_severity', oneOf(t.severity, severities)),
  ],
)

/**
 * What Drizzle cannot declare. Deferrable, so that a reorder is one statement; the index behind each constraint
 * is also the one for the foreign key and for reading in order.
 */
export const sopConstraints = [
  'alter table tasks add constraint idx_tasks_sop unique (sop_id, order_index) deferrable initially immediate',
  'alter table steps add constraint idx_steps_task unique (task_id, order_index) deferrable initially immediate',
]
