import type { GuardOff } from '../../../domain/audit-finding.ts'
import { keptTables, secretTables } from '../../../domain/records.ts'
import { schemaTable } from '../../../domain/schema-stream.ts'
import { headOf } from '../../../migrations/head.ts'
import type { Connection } from '../engine.ts'
import { ruleSql } from '../models/index.ts'
import { ownSchema } from '../models/rules/own-names.ts'
import { ownVersions } from '../own-history.ts'
import { openedRights } from './opened-rights.ts'

/** Whether the rules that keep the record are in force: measured by the models themselves, so that no list goes stale. */
export class AuditGuards {
  readonly #sql: Connection

  constructor(sql: Connection) {
    this.#sql = sql
  }

  /** Everything that stands against trusting what the tables say. */
  async off(): Promise<GuardOff[]> {
    return [
      ...(await this.#rulesOff()),
      ...(await openedRights(this.#sql)),
      ...(await this.#owned()),
      ...(await this.#hidden()),
      ...(await this.#elsewhere()),
    ]
  }

  async #rulesOff(): Promise<GuardOff[]> {
    const rules = [...triggersIn(ruleSql), { table: schemaTable, guard: 'tk_revision_told' }]
    const functions = functionsIn(ruleSql)

    return this.#sql.rows<GuardOff>(
      'audit_guards_off',
      `select guard, tab as "table", case when oid is null then 'missing' else 'disabled' end as state
         from unnest($1::text[], $2::text[]) rule (tab, guard)
         left join pg_trigger t on tgname = guard and tgrelid = to_regclass(quote_ident(tab))::oid
        where oid is null or tgenabled not in ('O', 'A')
       union all
       -- A foreign key is held by triggers, too.
       select distinct coalesce(conname, tgname), t.tgrelid::regclass::text, 'disabled'
         from pg_trigger t left join pg_constraint c on c.oid = tgconstraint
        where t.tgrelid = any(select to_regclass(quote_ident(tab))::oid from unnest($5::text[]) tab)
          and tgenabled not in ('O', 'A')
          and not exists (select from unnest($1::text[], $2::text[]) rule (tab, guard)
                           where tgname = guard and t.tgrelid = to_regclass(quote_ident(tab))::oid)
       union all
       select name, null, case when count(oid) = 0 then 'missing' else 'altered' end
         from unnest($3::text[], $4::text[]) rule (name, body)
         left join pg_proc on proname = name and pronamespace = quote_ident(current_schema)::regnamespace::oid
        group by name, body having count(*) filter (
            where prosrc in (replace(body, $6, current_schema), replace(body, $6, '"' || replace(current_schema, '"', '""') || '"'))) = 0
       union all
       select 'session_replication_role', null, 'bypassed'
         from (select current_setting('session_replication_role') <> 'origin'
                   or exists (select from pg_db_role_setting, unnest(setconfig) setting
                               where setting ~ '^session_replication_role=(?!origin$)')) bypass (on_now)
        where on_now
        order by 2 nulls last, 1`,
      [
        rules.map(({ table }) => table),
        rules.map(({ guard }) => guard),
        functions.map(({ name }) => name),
        functions.map(({ body }) => body),
        [...new Set(rules.map(({ table }) => table))],
        ownSchema,
      ],
    )
  }

  /** Tables and rules that are another's than the rest, who may change them therefore; a superuser may anyway. */
  #owned(): Promise<GuardOff[]> {
    return this.#sql.rows<GuardOff>(
      'audit_guards_owned',
      `with owned (name, "table", owner) as (
         select null, relname::text, relowner from pg_class
          where oid = any(select to_regclass(quote_ident(tab))::oid from unnest($1::text[]) tab)
         union all
         select proname::text, null, proowner from pg_proc
          where pronamespace = quote_ident(current_schema)::regnamespace::oid and starts_with(proname::text, 'tk_')
       )
       select distinct concat_ws(' ', 'ownership', 'of ' || name, 'by', rolname) as guard, "table", 'opened' as state
         from owned join pg_roles on pg_roles.oid = owner
        where not rolsuper and owner <> (select mode() within group (order by owner) from owned)
        order by 2, 1`,
      [[...keptTables, ...secretTables, schemaTable]],
    )
  }

  /**
   * What somebody has made beside the schema that acts in it: a table that others are read with, and what stands among
   * PostgreSQL's own functions, operators and casts, where whatever takes its arguments more exactly comes first.
   */
  async beside(): Promise<string[]> {
    const rows = await this.#sql.tuples<[string]>(
      'audit_guards_beside',
      `with made (class, oid, what) as (
         select 'pg_class'::regclass::oid, inhrelid, format('table %s inherits %s', inhrelid::regclass, inhparent::regclass)
           from pg_inherits where inhparent = any(select to_regclass(quote_ident(tab))::oid from unnest($1::text[]) tab)
         union all
         select 'pg_proc'::regclass::oid, oid, format('function %s in pg_catalog', oid::regprocedure)
           from pg_proc where pronamespace = 'pg_catalog'::regnamespace::oid and oid >= $2
         union all
         select 'pg_operator'::regclass::oid, oid, format('operator %s in pg_catalog', oid::regoperator)
           from pg_operator where oprnamespace = 'pg_catalog'::regnamespace::oid and oid >= $2
         union all
         select 'pg_cast'::regclass::oid, oid, format('cast from %s to %s', castsource::regtype, casttarget::regtype)
           from pg_cast where oid >= $2 and castsource::oid < $2 and casttarget::oid < $2
       )
       select what from made where not exists (
         select from pg_depend d where d.classid = made.class and d.objid = made.oid and d.deptype = 'e') order by what`,
      [[...keptTables, ...secretTables, schemaTable], firstOfSomebody],
    )

    return rows.map(([what]) => what)
  }

  /** Tables of which whoever verifies may not see every row. */
  #hidden(): Promise<GuardOff[]> {
    return this.#sql.rows<GuardOff>(
      'audit_guards_hidden',
      `select 'row level security' as guard, tab as "table", 'hidden' as state from unnest($1::text[]) tab
        where to_regclass(quote_ident(tab)) is not null and row_security_active(to_regclass(quote_ident(tab))) order by 2`,
      [keptTables],
    )
  }

  /** A state of the schema that is not the one of this program. */
  async #elsewhere(): Promise<GuardOff[]> {
    const states = await this.#sql.tuples<[string]>('audit_state', 'select version_num from alembic_version')
    const isHead = states.length === 1 && states[0]?.[0] === (await headOf(ownVersions))

    return isHead ? [] : [{ guard: 'version_num', table: 'alembic_version', state: 'altered' }]
  }
}

/** PostgreSQL's own objects have smaller numbers. */
const firstOfSomebody = 16384

/** What the models' SQL says: `create [constraint] trigger NAME … on TABLE`. */
export function triggersIn(statements: readonly string[]): { guard: string; table: string }[] {
  return statements.flatMap((text) => {
    const [, guard, table] = /^\s*create (?:constraint )?trigger (\w+)\s[\s\S]*?\bon (\w+)/.exec(text) ?? []

    return guard && table ? [{ guard, table }] : []
  })
}

/** `create function NAME(…) … as $$BODY$$`. */
export function functionsIn(statements: readonly string[]): { name: string; body: string }[] {
  return statements.flatMap((text) => {
    const [, name, body] = /^\s*create function (\w+)\([\s\S]*? as \$\$([\s\S]*)\$\$\s*$/.exec(text) ?? []

    return name && body !== undefined ? [{ name, body }] : []
  })
}
