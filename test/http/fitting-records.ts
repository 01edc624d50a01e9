const own = 'w.worker_id = a.id'
const inProgress = `${own} and w.status = 'in_progress'`
const ofOthers = 'w.worker_id <> a.id and not w.locked'
const seen = `(${own} or a.role <> 'worker')`
const usable = `s.deleted_at is null and (a.role <> 'worker' or s.status = 'effective')`
const lookedAfter = `u.id <> a.id and (a.role = 'admin' or u.role = 'worker')`
const address = `gen_random_uuid() || '@example.com'`

const any = (columns: string, from: string, where = 'true') =>
  `with a as (select $1::uuid as id, $2::text as role) select ${columns} from ${from} where ${where} order by random() limit 1`

const work = (where: string) =>
  any(
    `w.id as "path.id", w.current_step_id as "body.stepId",
     (select array_agg(h.id) from hazards h where h.step_id = w.current_step_id) as "body.hazardIds"`,
    'a, work_sessions w',
    where,
  )
const sop = (where: string) => any('s.id as "path.id"', 'a, sops s', where)
const person = (where: string) => any('u.id as "path.id"', 'a, users u', where)

/**
 * Of each route that is about what is on record: something that it fits, by place and name of the fields. $1 is whoever
 * asks, $2 their role.
 */
export const fittingRecords: Readonly<Record<string, string>> = {
  'auditEvents.timeline': any(
    'r.id as "query.record"',
    'a, (select id from work_sessions union select id from users union select id from sops) r',
  ),
  'apiTokens.make': any(`a.id as "body.userId", now() + interval '1 day' as "body.expiresAt"`, 'a'),
  'apiTokens.revoke': any('t.id as "path.id"', 'a, api_tokens t'),
  'devices.revoke': any('d.id as "path.id"', 'a, devices d'),
  'sops.show': sop(usable),
  'sops.inUse': sop(usable),
  'sops.versions': sop(usable),
  'sops.difference': sop(`${usable} and s.version > 1`),
  'sops.states': sop(usable),
  'sops.write': sop(usable),
  'sops.edit': sop(`${usable} and s.status = 'draft'`),
  'sops.revert': sop(`${usable} and s.status = 'draft'`),
  'sops.revise': sop(
    `s.status = 'effective' and not exists (select from sops d where d.lineage_id = s.lineage_id and d.status = 'draft')`,
  ),
  'sops.publish': sop(`${usable} and s.status = 'draft'`),
  'sops.retire': sop(`${usable} and s.status = 'effective'`),
  'sops.delete': sop(usable),
  'sops.restore': sop('s.deleted_at is not null'),
  'users.show': person('true'),
  'users.add': any(
    `${address} as "body.email", left(gen_random_uuid()::text, 8) as "body.employeeNumber", 'worker' as "body.role"`,
    'a',
  ),
  'users.rename': any(
    `u.id as "path.id", ${address} as "body.email", left(gen_random_uuid()::text, 8) as "body.employeeNumber"`,
    'a, users u',
    lookedAfter,
  ),
  'users.changeRole': person(lookedAfter),
  'users.deactivate': person(`${lookedAfter} and u.deactivated_at is null and u.role <> 'admin'`),
  'users.reactivate': person(`${lookedAfter} and u.deactivated_at is not null`),
  'signIns.reset': person(`${lookedAfter} and u.deactivated_at is null`),
  'workSessions.start': any(
    's.id as "body.sopId"',
    'a, sops s',
    `s.status = 'effective' and s.deleted_at is null`,
  ),
  'workSessions.show': work(seen),
  'workSessions.situation': work(seen),
  'workSessions.acknowledge': work(
    `${inProgress} and exists (select from hazards h where h.step_id = w.current_step_id)`,
  ),
  'workSessions.recordCheck': work(`${inProgress} and w.current_step_id is not null`),
  'workSessions.pause': work(inProgress),
  'workSessions.resume': work(`${own} and w.status = 'paused'`),
  'workSessions.complete': work(`${inProgress} and w.current_step_id is null`),
  'workSessions.carryOut': work(`${own} and w.status in ('in_progress', 'paused')`),
  // What is in progress is left to go on, for it takes many requests to its end.
  'workSessions.abort': work(`${seen} and w.status = 'paused'`),
  'workSessions.override': any(
    'w.id as "path.id", c.id as "body.checkId"',
    'a, work_sessions w join safety_checks c on c.session_id = w.id',
    `${ofOthers} and (c.needs_review or c.result = 'fail' and c.step_id = w.current_step_id)
       and not exists (select from safety_checks o where o.resolves = c.id)`,
  ),
  'workSessions.approve': work(`${ofOthers} and w.status = 'completed'`),
  'workSessions.reject': work(`${ofOthers} and w.status = 'completed'`),
}
