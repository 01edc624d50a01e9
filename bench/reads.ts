import {
  addUser,
  createSop,
  type Database,
  listSops,
  listWorkSessions,
  publishSop,
  type Sop,
  showSop,
  startWorkSession,
} from '../src/index.ts'
import { aUsualProcedure } from './a-usual-procedure.ts'
import { anEmail, openAt, poolAt, type Room } from './databases.ts'
import { compare } from './pairs.ts'

const sops = 100
const workSessions = 200

/** Loading a SOP, a list of SOPs, and a page of work sessions, on one client. */
export async function compareReads(room: Room): Promise<void> {
  const url = await room.databaseAt('head')
  const database = await openAt(url)
  const pool = poolAt(url)
  const sop = await fill(database)
  await pool.query('analyze')

  await compare({
    what: 'load a whole SOP (json_agg)',
    goal: 0.5,
    tenken: () => database.single((db) => showSop(db, sop.id)),
    byHand: () => pool.query({ name: 'load', text: tree, values: [sop.id] }),
  })
  await compare({
    what: 'list of 20 SOPs with counts',
    goal: 0.2,
    rounds: 1000,
    tenken: () => database.single((db) => listSops(db, { limit: 20 })),
    byHand: () => pool.query({ name: 'list', text: list }),
  })
  await compare({
    what: 'page of 50 work sessions',
    goal: 1,
    tenken: () => database.single((db) => listWorkSessions(db, { statuses: ['in_progress'], limit: 50 })),
    byHand: () => pool.query({ name: 'page', text: page, values: ['in_progress'] }),
  })
  await database.close()
  await pool.end()
}

/** Published SOPs, and work in progress on the last of them. */
export async function fill(database: Database): Promise<Sop> {
  const at = new Date()
  const author = await database.session((db) =>
    addUser(db, { email: anEmail('boss'), name: 'Boss', role: 'supervisor', by: null, at }),
  )
  const made: Sop[] = []
  for (let n = 0; n < sops; n++) {
    const procedure = aUsualProcedure({ severity: 'medium' })
    const sop = await database.session((db) => createSop(db, { procedure, author, at }))
    await database.session((db) => publishSop(db, { id: sop.id, supervisor: author, at }))
    made.push(sop)
  }
  const [sop] = made.slice(-1)
  if (!sop) throw new Error('no SOP was made')
  for (let n = 0; n < workSessions; n++) {
    const worker = await database.session((db) =>
      addUser(db, { email: anEmail('worker'), name: `Worker ${n}`, role: 'worker', by: author, at }),
    )
    await database.session((db) => startWorkSession(db, { sopId: sop.id, worker, at }))
  }

  return sop
}

export const tree = `
  select json_build_object('id', s.id, 'lineageId', s.lineage_id, 'version', s.version, 'status', s.status,
    'title', s.title, 'createdBy', s.created_by, 'createdAt', s.created_at, 'updatedAt', s.updated_at,
    'publishedAt', s.published_at, 'publishedBy', s.published_by, 'tasks', (
      select coalesce(json_agg(json_build_object('id', t.id, 'originId', t.origin_id, 'title', t.title,
        'description', t.description, 'orderIndex', t.order_index, 'createdAt', t.created_at, 'steps', (
          select coalesce(json_agg(json_build_object('id', st.id, 'originId', st.origin_id,
            'description', st.description, 'orderIndex', st.order_index, 'expectedAction', st.expected_action,
            'expectedResult', st.expected_result, 'hazards', (
              select coalesce(json_agg(json_build_object('id', h.id, 'originId', h.origin_id,
                'description', h.description, 'severity', h.severity, 'mitigation', h.mitigation)
                order by h.id), '[]')
                from hazards h where h.step_id = st.id)) order by st.order_index), '[]')
            from steps st where st.task_id = t.id)) order by t.order_index), '[]')
        from tasks t where t.sop_id = s.id)) as sop
    from sops s where s.id = $1 and s.deleted_at is null`

export const list = `
  select s.id, s.title, s.status, s.version, s.created_by as "createdBy", s.created_at as "createdAt",
         s.updated_at as "updatedAt",
         (select count(*)::int from tasks t join steps st on st.task_id = t.id where t.sop_id = s.id) as "stepCount",
         (select count(*)::int from tasks t join steps st on st.task_id = t.id join hazards h on h.step_id = st.id
           where t.sop_id = s.id) as "hazardCount"
    from sops s
   where s.deleted_at is null and s.status in ('draft', 'effective')
   order by s.created_at desc, s.id desc limit 20`

export const page = `
  select w.id, w.sop_id as "sopId", w.worker_id as "workerId", w.status, w.current_step_id as "currentStepId",
         w.started_at as "startedAt", w.completed_at as "completedAt", w.approved_at as "approvedAt",
         w.approved_by as "approvedBy", w.locked, w.rejection_reason as "rejectionReason", w.closed_at as "closedAt",
         w.closed_by as "closedBy", w.abort_reason as "abortReason", w.paused_at as "pausedAt",
         extract(epoch from w.paused_for)::float8 as "pausedSeconds", s.title as "sopTitle", u.name as "workerName",
         (select count(*)::int from safety_checks c where c.session_id = w.id and result = 'fail') as failures,
         (select count(*)::int from safety_checks c join safety_checks o on o.resolves = c.id
           where c.session_id = w.id) as overrides,
         (select count(*)::int from safety_checks c where c.session_id = w.id and needs_review
             and not exists (select from safety_checks o where o.resolves = c.id)) as "openFlags",
         w.status in ('in_progress', 'paused') and exists (select from safety_checks c
           where c.session_id = w.id and step_id = w.current_step_id and result = 'fail') as "needsOverride"
    from work_sessions w join sops s on s.id = w.sop_id join users u on u.id = w.worker_id
   where w.status = $1
   order by w.started_at desc, w.id desc limit 50`
