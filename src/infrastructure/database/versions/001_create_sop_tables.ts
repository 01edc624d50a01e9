import type { Operations } from '../../../migrations/revision.ts'

export const revision = '001_create_sop_tables'
export const downRevision = '000_create_users'
export const message = 'Create the SOP tables'

export async function upgrade(op: Operations): Promise<void> {
  await op.execute(`
    create table sops (
      id uuid not null default gen_random_uuid(),
      title text not null,
      created_by uuid not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      deleted_at timestamptz,
      constraint sops_pkey primary key (id),
      constraint fk_sops_user foreign key (created_by) references users (id),
      constraint ck_sops_title_not_blank check (title ~ '\\S')
    )`)
  await op.execute('create index idx_sops_user on sops (created_by)')
  await op.execute('create index idx_sops_live on sops (created_at desc, id desc) where deleted_at is null')

  await op.execute(`
    create table tasks (
      id uuid not null default gen_random_uuid(),
      sop_id uuid not null,
      title text not null,
      description text,
      order_index integer not null,
      created_at timestamptz not null default now(),
      constraint tasks_pkey primary key (id),
      constraint fk_tasks_sop foreign key (sop_id) references sops (id) on delete cascade,
      constraint idx_tasks_sop unique (sop_id, order_index) deferrable initially immediate,
      constraint ck_tasks_title_not_blank check (title ~ '\\S'),
      constraint ck_tasks_description_not_blank check (description ~ '\\S'),
      constraint ck_tasks_order_index check (order_index >= 0)
    )`)

  await op.execute(`
    create table steps (
      id uuid not null default gen_random_uuid(),
      task_id uuid not null,
      description text not null,
      order_index integer not null,
      expected_action text,
      expected_result text,
      constraint steps_pkey primary key (id),
      constraint fk_steps_task foreign key (task_id) references tasks (id) on delete cascade,
      constraint idx_steps_task unique (task_id, order_index) deferrable initially immediate,
      constraint ck_steps_description_not_blank check (description ~ '\\S'),
      constraint ck_steps_order_index check (order_index >= 0)
    )`)

  await op.execute(`
    create table hazards (
      id uuid not null default gen_random_uuid(),
      step_id uuid not null,
      description text not null,
      severity text not null,
      mitigation text,
      constraint hazards_pkey primary key (id),
      constraint fk_hazards_step foreign key (step_id) references steps (id) on delete cascade,
      constraint ck_hazards_description_not_blank check (description ~ '\\S'),
      constraint ck_hazards_severity check (severity in ('low', 'medium', 'high', 'critical'))
    )`)
  await op.execute('create index idx_hazards_step on hazards (step_id)')
}

export async function downgrade(op: Operations): Promise<void> {
  await op.execute('drop table hazards')
  await op.execute('drop table steps')
  await op.execute('drop table tasks')
  await op.execute('drop table sops')
}
