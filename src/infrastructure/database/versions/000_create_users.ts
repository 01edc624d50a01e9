import type { Operations } from '../../../migrations/revision.ts'

export const revision = '000_create_users'
export const downRevision = null
export const message = 'Create users'

export async function upgrade(op: Operations): Promise<void> {
  await op.execute(`
    create table users (
      id uuid not null default gen_random_uuid(),
      email text not null,
      name text not null,
      role text not null,
      password_hash text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      deactivated_at timestamptz,
      constraint users_pkey primary key (id),
      constraint ck_users_email_not_blank check (email ~ '\\S'),
      constraint ck_users_name_not_blank check (name ~ '\\S'),
      constraint ck_users_role check (role in ('worker', 'supervisor', 'admin'))
    )`)
  await op.execute('create unique index uq_users_email on users (lower(email))')
}

export async function downgrade(op: Operations): Promise<void> {
  await op.execute('drop table users')
}
