import { verifyRecord, verifyTrail } from '../../src/application/audit/verification.ts'
import type { AuditFinding } from '../../src/domain/audit-finding.ts'
import type { Database } from '../../src/infrastructure/database/database.ts'
import type { OpenSession } from '../../src/infrastructure/database/session.ts'
import { idOf, named } from '../rules/attack.ts'
import type { World } from '../rules/world.ts'

/** A rule that can be taken out of force, and how it comes back. */
export interface Rule {
  /** The trigger and its table, or the function and what it takes; "strict" before one that answers nothing to a null. */
  name: string
  out: string
  back: string
}

export interface Statement {
  as?: string | undefined
  before?: string | undefined
  sql: string
}

/** What came of a statement while a rule was out of force. */
export interface Outcome {
  findings: AuditFinding[]
  /** How many events it left. */
  events: number
}

export interface Where {
  database: Database
  world: World
  /** Only the records that the statement has told of, each by itself, takes half the time. */
  verifying?: 'everything' | 'what was told' | undefined
}

/**
 * What verify finds after the statement was carried out while the rule was out of force, and the rule is back; nothing
 * of it stays. Undefined where something else refuses the statement.
 */
export async function outcomeWithout(
  rule: Rule,
  { as, before, sql }: Statement,
  { database, world, verifying = 'everything' }: Where,
): Promise<Outcome | undefined> {
  await using db = await database.begin()
  try {
    await db.rows(`select set_config('tenken.actor', '${as ? idOf(world, as) : ''}', true)`)
    for (const statement of statementsIn(before ?? '')) await db.rows(named(world, statement))
    const events = await eventsIn(db)
    const since = await clockOf(db)
    await db.rows(rule.out)
    for (const statement of statementsIn(sql)) await db.rows(named(world, statement))
    await db.rows('set constraints all immediate')
    await db.rows(rule.back)
    const findings =
      verifying === 'everything' ? (await verifyTrail(db)).findings : await foundInRecordsSince(db, since)

    return { findings, events: (await eventsIn(db)) - events }
  } catch {
    return undefined
  }
}

async function foundInRecordsSince(db: OpenSession, since: Date): Promise<AuditFinding[]> {
  const findings: AuditFinding[] = []
  for await (const streams of db.auditEvents.streamsSince(since)) {
    for (const stream of streams) {
      const read = await db.attempt(() => verifyRecord(db, stream))
      if ('result' in read) findings.push(...read.result.findings)
    }
  }

  return findings
}

async function clockOf(db: OpenSession): Promise<Date> {
  const [row] = await db.rows<{ now: Date }>('select clock_timestamp() as now')

  return row?.now ?? new Date()
}

async function eventsIn(db: OpenSession): Promise<number> {
  const [row] = await db.rows<{ n: number }>('select count(*)::int as n from audit_events')

  return row?.n ?? 0
}

function statementsIn(sql: string): string[] {
  const statements = sql.includes('$') ? [sql] : sql.split(';')

  return statements.map((text) => text.trim()).filter((text) => text !== '')
}

/** All rules at once. */
export const everyRule: Rule = {
  name: 'session_replication_role',
  out: "set local session_replication_role = 'replica'",
  back: "set local session_replication_role = 'origin'",
}

/** Every trigger of the database that is one of the rules: disabled. */
export function triggerRules(database: Database): Promise<Rule[]> {
  return database.session((db) =>
    db.rows<Rule>(
      `select tgname || ' on ' || tgrelid::regclass as name,
              format('alter table %s disable trigger %I', tgrelid::regclass, tgname) as out,
              format('alter table %s enable trigger %I', tgrelid::regclass, tgname) as back
         from pg_trigger where not tgisinternal order by 1`,
    ),
  )
}

/** Every function of the rules: out of force, it lets everything pass and makes nothing, or does what is said instead. */
export async function functionRules(
  database: Database,
  bodies: Readonly<Record<string, string>> = {},
): Promise<Rule[]> {
  const rules = await database.session((db) =>
    db.rows<Rule>(
      `select p.oid::regprocedure::text as name,
              format('create or replace function %I(%s) returns %s language plpgsql %s as $none$ begin %s end $none$',
                proname, pg_get_function_arguments(p.oid), pg_get_function_result(p.oid),
                case when prosecdef then 'security definer' else '' end, case
                  when prorettype = 'trigger'::regtype then
                    'if tg_level = ''ROW'' and tg_when = ''BEFORE'' then return case tg_op when ''DELETE'' then old else new end; end if; return null;'
                  when prorettype = 'void'::regtype then ''
                  else 'return null;' end) as out,
              pg_get_functiondef(p.oid) as back
         from pg_proc p
        where pronamespace = quote_ident(current_schema)::regnamespace and starts_with(proname, 'tk_') order by 1`,
    ),
  )

  return rules.map((rule) => ({ ...rule, out: doing(bodies[rule.name], rule.out) }))
}

function doing(body: string | undefined, out: string): string {
  return body === undefined ? out : out.replace(/\$none\$[\s\S]*/, () => `$none$ begin ${body} end $none$`)
}

/** Every function of the rules that takes something: made strict, it does nothing where that is null. */
export function strictRules(database: Database): Promise<Rule[]> {
  return database.session((db) =>
    db.rows<Rule>(
      `select 'strict ' || p.oid::regprocedure as name, format('alter function %s strict', p.oid::regprocedure) as out,
              format('alter function %s called on null input', p.oid::regprocedure) as back
         from pg_proc p
        where pronamespace = quote_ident(current_schema)::regnamespace and starts_with(proname, 'tk_')
          and pronargs > 0 order by 1`,
    ),
  )
}
