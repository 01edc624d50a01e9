/**
 * How long verifying a trail of so many events takes, and how much memory:
 *
 *   npx tsc -p tsconfig.bench.json && DATABASE_URL=postgres://… node .bench/bench/audit-verify.js 1000000
 *
 * on an empty database of a server. The events are valid ones of approved and
 * signed work sessions, made in bulk with the rules switched off, one level of all chains at a time.
 */

import { verifyTrail } from '../src/application/audit/verification.ts'
import { publishSop } from '../src/application/sop-versions.ts'
import { createSop } from '../src/application/sops.ts'
import { addUser } from '../src/application/users.ts'
import { setV8Flags } from '../src/cli/v8-flags.ts'
import { readConfig } from '../src/config.ts'
import { Database } from '../src/infrastructure/database/database.ts'
import { ownHistory } from '../src/infrastructure/database/own-history.ts'
import { migrate } from '../src/migrations/runner.ts'

const steps = 60
/** Its start, a check of each step, its completion and its approval. */
const eventsOfOne = steps + 3
/** From one start to the next, since a worker does one work at a time; in minutes, as all that follows. */
const turn = steps + 5
const worker = `(select id from users where role = 'worker')`
const boss = `(select id from users where role = 'supervisor')`
const events = Number(process.argv[2] ?? 100_000)

setV8Flags(['audit', 'verify'], process.versions.node)
const database = await Database.open(
  readConfig({ ...process.env, DATABASE_STATEMENT_TIMEOUT_MS: '0', DATABASE_QUERY_TIMEOUT_MS: '0' }),
)
await database.connection(async (sql) => migrate(sql, await ownHistory(), 'upgrade', 'head'))
const made = performance.now()
await makeTrail(Math.ceil(events / eventsOfOne))
console.log(`made in ${seconds(made)} s; verifying`)
console.log('     events      RSS')
const start = performance.now()
const cpu = process.cpuUsage()
let shown = 0
const { count, ...verified } = await database.session(
  (db) =>
    verifyTrail(db, {
      progress: (done, about) => {
        if (done - shown < about / 20) return
        shown = done
        console.log(`${String(done).padStart(11)} ${megabytes(process.memoryUsage().rss)} MB`)
      },
    }),
  { isolation: 'repeatable read', readOnly: true },
)
const took = (performance.now() - start) / 1000
const { user, system } = process.cpuUsage(cpu)
console.log(
  `${verified.events} events in ${verified.records} records, ${count} findings: ${took.toFixed(1)} s ` +
    `(${((user + system) / 1e6).toFixed(1)} s of it this process), ${Math.round(verified.events / took)} events/s, at most ${megabytes(process.resourceUsage().maxRSS * 1024)} MB`,
)
await database.close()
if (count > 0) throw new Error('What is lawful is found to be otherwise: that would be less to judge.')

async function makeTrail(sessions: number): Promise<void> {
  const at = new Date('2026-01-01T00:00:00Z')
  await database.session(async (db) => {
    const boss = { email: 'boss@example.com', name: 'Boss', role: 'supervisor' } as const
    const author = await addUser(db, { ...boss, by: null, at })
    await addUser(db, { email: 'worker@example.com', name: 'Worker', role: 'worker', by: author, at })
    const texts = Array.from({ length: steps }, (_, n) => `Step ${n + 1}: look, point and call`)
    const procedure = {
      title: 'Change the fuse',
      tasks: [{ title: 'Change', description: null, steps: texts.map(aStep) }],
    }
    const { id } = await createSop(db, { procedure, author, at })
    await publishSop(db, { id, supervisor: author, at })
  })
  await database.session(async (db) => {
    await db.rows('set local session_replication_role = replica')
    for (const statement of statements(sessions)) await db.rows(statement)
  })
  await database.connection((sql) => sql.execute('vacuum analyze'))
}

function aStep(description: string) {
  return { description, expectedAction: null, expectedResult: null, hazards: [] }
}

/** What the verbs would have left, table by table and then event by event of all chains at once. */
function statements(sessions: number): string[] {
  const wasStarted = `tk_row(jsonb_populate_record(w, jsonb_build_object('status', 'in_progress', 'completed_at', null,
    'approved_at', null, 'approved_by', null, 'locked', false, 'current_step_id', v.step_ids[1])))`
  const wasChecked = wasStarted.replace('v.step_ids[1]', 'null')
  const wasCompleted = `tk_row(jsonb_populate_record(w, '{"status": "completed", "approved_at": null, "approved_by": null,
    "locked": false}'))`

  return [
    `insert into work_sessions (id, sop_id, worker_id, status, started_at, completed_at, approved_at, approved_by, locked)
     select gen_random_uuid(), v.id, ${worker}, 'approved', at, at + interval '61 minutes', at + interval '62 minutes', ${boss}, true
       from sops v, generate_series(1, ${sessions}) n, lateral (select now() + n * interval '${turn} minutes' as at) t`,
    `insert into safety_checks (id, session_id, step_id, result, confidence_score, checked_at)
     select gen_random_uuid(), w.id, step, 'pass', 0.9, w.started_at + n * interval '1 minute'
       from work_sessions w join sops v on v.id = w.sop_id, unnest(v.step_ids) with ordinality s (step, n)`,
    `insert into signatures (session_id, meaning, signer_id, signer_name, signed_at, digest)
     select id, 'approve', ${boss}, 'Boss', approved_at, sha256('') from work_sessions`,
    'analyze',
    'update signatures s set digest = tk_signed_digest(s) where session_id is not null',
    level(1, 'start', worker, `json_build_array(tk_added('work_sessions', w.id, ${wasStarted}))`),
    ...Array.from({ length: steps }, (_, n) =>
      level(
        n + 2,
        'pass',
        worker,
        `json_build_array(tk_added('safety_checks', c.id, tk_row(c)), json_build_array('work_sessions', w.id,
           json_build_object('current_step_id', v.step_ids[${n + 1}]), json_build_object('current_step_id', v.step_ids[${n + 2}])))`,
        `join safety_checks c on c.session_id = w.id and c.step_id = v.step_ids[${n + 1}]`,
      ),
    ),
    level(
      steps + 2,
      'complete',
      worker,
      `json_build_array(tk_changed('work_sessions', w.id, ${wasChecked}, ${wasCompleted}))`,
    ),
    level(
      steps + 3,
      'approve',
      boss,
      `json_build_array(tk_changed('work_sessions', w.id, ${wasCompleted}, tk_row(w)), tk_added('signatures', s.id, tk_row(s)))`,
      'join signatures s on s.session_id = w.id',
    ),
  ]
}

/** The events at this position of every chain. */
function level(position: number, verb: string, actor: string, changes: string, join = ''): string {
  return `insert into audit_events
    select (e).stream_id, (e).position, (e).at, (e).actor, (e).db_user, (e).request_id, (e).verb, (e).reason, (e).changes,
           sha256(before || convert_to(tk_event_text(e), 'UTF8'))
      from (select row(w.id, ${position}, w.started_at + ${position} * interval '1 minute', ${actor}, session_user, null, '${verb}', null, ${changes},
                   ''::bytea)::audit_events as e, coalesce(b.hash, '') as before
              from work_sessions w join sops v on v.id = w.sop_id ${join}
              left join audit_events b on b.stream_id = w.id and b.position = ${position - 1} offset 0) made`
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1)
}

function megabytes(bytes: number): string {
  return String(Math.round(bytes / 1e6)).padStart(6)
}
