import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { roles } from '../../../domain/user.ts'
import { oneOf } from './one-of.ts'

export const users = pgTable(
  'users',
  {
    id: uuid().primaryKey().defaultRandom(),
    email: text(),
    name: text().notNull(),
    role: text({ enum: roles }).notNull(),
    passwordHash: text('password_hash'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
    deactivatedAt: timestamp('deactivated_at', { withTimezone: true }),
    employeeNumber: text('employee_number'),
  },
  (t) => [
    uniqueIndex('uq_users_email').on(sql`lower(${t.email})`),
    uniqueIndex('uq_users_employee_number').on(sql`lower(${t.employeeNumber})`),
    index('idx_users_name').on(t.name, t.id),
    check('ck_users_email_or_employee_number', sql`num_nonnulls(${t.email}, ${t.employeeNumber}) > 0`),
    check('ck_users_email_not_blank', sql`${t.email} ~ '\\S'`),
    check('ck_users_employee_number_one_word', sql`${t.employeeNumber} ~ '^[^\\s@]+$'`),
    check('ck_users_name_not_blank', sql`${t.name} ~ '\\S'`),
    check('ck_users_role', oneOf(t.role, roles)),
  ],
)
