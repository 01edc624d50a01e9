import type { Operations } from '../../../migrations/revision.ts'

export const revision = '021_find_what_a_request_has_done'
export const downRevision = '020_name_what_is_called'
export const message = 'Find what a request has done'

export async function upgrade(op: Operations): Promise<void> {
  await op.execute(`-- lint: allow TL101 because it has few of the events, and ten millions are read in seconds
    create index idx_audit_request on audit_events (request_id)
     where request_id is not null
       and verb not in ('pass', 'fail', 'override', 'start', 'create', 'add', 'add tasks', 'add steps',
         'add hazards')`)
}

export async function downgrade(op: Operations): Promise<void> {
  await op.execute('drop index idx_audit_request')
}
