import type { Operations } from '../../../migrations/revision.ts'

export const revision = '006_sign_records'
export const downRevision = '005_acknowledge_hazards'
export const message = 'Keep electronic signatures'

export async function upgrade(op: Operations): Promise<void> {
  await op.execute(`
    create table signatures (
      id uuid not null default gen_random_uuid(),
      sop_id uuid,
      session_id uuid,
      check_id uuid,
      meaning text not null,
      signer_id uuid not null,
      signer_name text not null,
      signed_at timestamptz not null,
      digest bytea not null,
      constraint signatures_pkey primary key (id),
      constraint fk_signatures_sop foreign key (sop_id) references sops (id),
      constraint fk_signatures_session foreign key (session_id) references work_sessions (id),
      constraint fk_signatures_check foreign key (check_id) references safety_checks (id),
      constraint fk_signatures_signer foreign key (signer_id) references users (id),
      constraint ck_signatures_meaning check (meaning in ('publish', 'approve', 'reject', 'override')),
      constraint ck_signatures_signs_one_record check (
        num_nonnulls(sop_id, session_id, check_id) = 1
        and case meaning when 'publish' then sop_id when 'override' then check_id else session_id end is not null),
      constraint ck_signatures_signer_name_not_blank check (signer_name ~ '\\S'),
      constraint ck_signatures_digest_is_sha256 check (octet_length(digest) = 32)
    )`)
  await op.execute('create unique index uq_signatures_sop on signatures (sop_id) where sop_id is not null')
  await op.execute(
    'create unique index uq_signatures_session on signatures (session_id) where session_id is not null',
  )
  await op.execute(
    'create unique index uq_signatures_check on signatures (check_id) where check_id is not null',
  )
  await op.execute('create index idx_signatures_signer on signatures (signer_id)')
}

export async function downgrade(op: Operations): Promise<void> {
  await op.execute('drop table signatures')
}
