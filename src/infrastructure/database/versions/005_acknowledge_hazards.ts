import type { Operations } from '../../../migrations/revision.ts'

export const revision = '005_acknowledge_hazards'
export const downRevision = '004_close_work_sessions'
export const message = 'Record that a worker has seen a hazard'

export async function upgrade(op: Operations): Promise<void> {
  await op.execute(`
    create table hazard_acknowledgements (
      id uuid not null default gen_random_uuid(),
      session_id uuid not null,
      hazard_id uuid not null,
      acknowledged_by uuid not null,
      acknowledged_at timestamptz not null default now(),
      constraint hazard_acknowledgements_pkey primary key (id),
      constraint fk_acknowledgements_session foreign key (session_id) references work_sessions (id),
      constraint fk_acknowledgements_hazard foreign key (hazard_id) references hazards (id),
      constraint fk_acknowledgements_worker foreign key (acknowledged_by) references users (id)
    )`)
  await op.execute(
    'create unique index uq_acknowledgements_one_a_hazard on hazard_acknowledgements (session_id, hazard_id)',
  )
  await op.execute('create index idx_acknowledgements_hazard on hazard_acknowledgements (hazard_id)')
  await op.execute('create index idx_acknowledgements_worker on hazard_acknowledgements (acknowledged_by)')
}

export async function downgrade(op: Operations): Promise<void> {
  await op.execute('drop table hazard_acknowledgements')
}
