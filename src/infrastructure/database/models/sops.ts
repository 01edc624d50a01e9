import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { severities } from '../../../domain/procedure.ts'
import { sopStatuses } from '../../../domain/sop-version.ts'
import { bytes } from './bytes.ts'
import { oneOf } from './one-of.ts'
import { users } from './users.ts'

/** Spec db-001; `deleted_at` is db-006. A row is one version of a SOP; its first version's id names the lineage. */
export const sops = pgTable(
  'sops',
  {
    id: uuid().primaryKey().defaultRandom(),
    title: text().notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
    deletedAt: timestamp('deleted_at', { withTimezone: true }),
    lineageId: uuid('lineage_id').notNull(),
    version: integer().notNull().default(1),
    status: text({ enum: sopStatuses }).notNull().default('draft'),
    publishedAt: timestamp('published_at', { withTimezone: true }),
    publishedBy: uuid('published_by'),
    retiredAt: timestamp('retired_at', { withTimezone: true }),
    retiredBy: uuid('retired_by'),
    /** Stored at publishing, like all that follows: the steps in the order in which they are carried out. */
    stepIds: uuid('step_ids').array(),
    taskCount: integer('task_count'),
    stepCount: integer('step_count'),
    lowHazards: integer('low_hazards'),
    mediumHazards: integer('medium_hazards'),
    highHazards: integer('high_hazards'),
    criticalHazards: integer('critical_hazards'),
    treeDigest: bytes('tree_digest'),
  },
  (t) => [
    foreignKey({ name: 'fk_sops_user', columns: [t.createdBy], foreignColumns: [users.id] }),
    foreignKey({ name: 'fk_sops_lineage', columns: [t.lineageId], foreignColumns: [t.id] }),
    foreignKey({ name: 'fk_sops_publisher', columns: [t.publishedBy], foreignColumns: [users.id] }),
    foreignKey({ name: 'fk_sops_retirer', columns: [t.retiredBy], foreignColumns: [users.id] }),
    unique('uq_sops_version').on(t.lineageId, t.version),
    uniqueIndex('uq_sops_one_effective').on(t.lineageId).where(sql`${t.status} = 'effective'`),
    uniqueIndex('uq_sops_one_draft')
      .on(t.lineageId)
      .where(sql`${t.status} = 'draft' and ${t.deletedAt} is null`),
    index('idx_sops_user').on(t.createdBy),
    index('idx_sops_publisher').on(t.publishedBy).where(sql`${t.publishedBy} is not null`),
    index('idx_sops_retirer').on(t.retiredBy).where(sql`${t.retiredBy} is not null`),
    index('idx_sops_title').on(
      sql`lower(regexp_replace(btrim(normalize(${t.title}, NFKC)), '\\s+', ' ', 'g'))`,
    ),
    index('idx_sops_live')
      .on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`${t.deletedAt} is null`),
    check('ck_sops_title_not_blank', sql`${t.title} ~ '\\S'`),
    check('ck_sops_status', oneOf(t.status, sopStatuses)),
    check('ck_sops_version_positive', sql`${t.version} > 0`),
    check('ck_sops_first_version_is_lineage', sql`(${t.version} = 1) = (${t.id} = ${t.lineageId})`),
    check(
      'ck_sops_published_iff_not_draft',
      sql`num_nulls(${t.publishedAt}, ${t.publishedBy}, ${t.stepIds}, ${t.taskCount}, ${t.stepCount}, ${t.lowHazards},
        ${t.mediumHazards}, ${t.highHazards}, ${t.criticalHazards}, ${t.treeDigest})
        = case when ${t.status} = 'draft' then 10 else 0 end`,
    ),
    check(
      'ck_sops_retired_iff_retired',
      sql`num_nulls(${t.retiredAt}, ${t.retiredBy}) = case when ${t.status} = 'retired' then 0 else 2 end`,
    ),
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
    /** The same for what is the same across versions. */
    originId: uuid('origin_id').notNull().defaultRandom(),
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
    /** The same for what is the same across versions. */
    originId: uuid('origin_id').notNull().defaultRandom(),
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
    /** The same for what is the same across versions. */
    originId: uuid('origin_id').notNull().defaultRandom(),
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
