import { sql } from 'drizzle-orm'
import {
  bigint,
  bigserial,
  boolean,
  check,
  customType,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgEnum,
  pgMaterializedView,
  pgPolicy,
  pgSequence,
  pgTable,
  pgView,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core'
import type { Models } from '../../src/migrations/autogenerate/models.ts'
import { declaredSchema } from '../../src/migrations/schema/declared-schema.ts'

const percent = customType<{ data: number }>({ dataType: () => 'percent' })
const sortedText = customType<{ data: string }>({ dataType: () => 'text collate "C"' })

export const shift = pgEnum('shift', ['day', 'Night', "it's late"])

export const tickets = pgSequence('tickets', { startWith: 100, increment: 5, cycle: true, maxValue: 100_000 })

export const sites = pgTable('sites', {
  id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity({ startWith: 1000 }).primaryKey(),
  code: varchar({ length: 20 }).notNull().unique(),
  name: sortedText().notNull(),
})

export const machines = pgTable(
  'machines',
  {
    id: uuid().primaryKey().defaultRandom(),
    siteId: bigint('site_id', { mode: 'number' }).notNull(),
    name: text().notNull().default('unnamed'),
    weight: numeric({ precision: 10, scale: 2 }).default('1.50'),
    price: integer().notNull().default(1),
    doubled: integer().generatedAlwaysAs(sql`price * 2`),
    shift: shift().notNull().default('day'),
    shifts: shift().array(),
    load: percent(),
    tags: text().array().default(['a', 'b"c']),
    settings: jsonb().default({ deep: "it's" }),
    retired: boolean().notNull().default(false),
    seen: timestamp({ withTimezone: true, precision: 3 }).default(sql`now() + interval '1 day'`),
    camelCase: text('camelCase'),
  },
  (t) => [
    foreignKey({ name: 'fk_machines_site', columns: [t.siteId], foreignColumns: [sites.id] })
      .onDelete('cascade')
      .onUpdate('restrict'),
    index('machines_live').on(t.siteId, t.seen.desc().nullsFirst()).where(sql`${t.retired} = false`),
    index('machines_lower_name').on(sql`lower(${t.name})`),
    index('machines_tags').using('gin', t.tags),
    index('machines_pattern').on(t.name.op('text_pattern_ops')).with({ fillfactor: 70 }),
    uniqueIndex('machines_one_per_shift').on(t.siteId, t.shift).where(sql`${t.shift} = 'Night'`),
    unique('machines_name_weight').on(t.name, t.weight).nullsNotDistinct(),
    check('machines_price_positive', sql`${t.price} > 0 or ${t.shift} = 'day'`),
    check('machines_name_not_blank', sql`${t.name} ~ '\\S'`),
    pgPolicy('machines_own', { for: 'select', using: sql`${t.name} = current_user or ${t.retired}` }),
    pgPolicy('machines_strict', { as: 'restrictive', for: 'update', withCheck: sql`${t.price} < 100` }),
  ],
)

export const readings = pgTable(
  'readings',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    machineId: uuid('machine_id').references(() => machines.id),
    value: doublePrecision().notNull(),
    note: text(),
  },
  (t) => [index('readings_machine').on(t.machineId)],
)

/** Names and values that have to be quoted, escaped and kept as they are. */
export const odd = pgTable('select "from"', {
  select: integer('select').primaryKey(),
  点検: text('点検').default(`it's \\ "quoted" $$ \`$\{x}\``),
  camelCase: varchar('camel.Case', { length: 10 }),
})

export const liveMachines = pgView('live_machines').as((query) =>
  query.select({ id: machines.id, name: machines.name, shift: machines.shift }).from(machines),
)

export const nightMachines = pgView('night_machines')
  .with({ securityBarrier: true })
  .as((query) => query.select({ name: liveMachines.name }).from(liveMachines))

export const totals = pgMaterializedView('totals').as((query) =>
  query
    .select({ machineId: readings.machineId, total: sql<number>`sum(${readings.value})`.as('total') })
    .from(readings)
    .groupBy(readings.machineId),
)

const statements = [
  // On purpose before what it needs: entries may stand in any order.
  `create index machines_normalised on machines (normalised(name))`,
  `create domain percent as numeric(5,2) default 50 not null constraint percent_range check (value between 0 and 100)`,
  `create function normalised(value text) returns text language sql immutable as $$ select lower(trim(value)) $$`,
  `create function label(machine machines) returns text language sql stable as $$ select machine.name || '!' $$`,
  `create function touch() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as
    $body$
    begin
      -- public.machines, "public".machines and $$ stay as they are: 'public.readings'
      perform 'select 1 from public.machines';
      return new;
    end
    $body$`,
  `create function audit() returns trigger language plpgsql as $$ begin return null; end $$`,
  `create function mood(value shift, times integer default 1) returns shift language sql immutable as 'select value'`,
  `create function next_ticket() returns bigint begin atomic select nextval('tickets'); end`,
  `create procedure tidy(before timestamptz) language sql as $$ delete from readings where note is null $$`,
  `create trigger machines_touch before update of name, price on machines for each row
    when (old.name is distinct from new.name) execute function touch()`,
  `create trigger machines_audit after insert on machines referencing new table as added
    for each statement execute function audit()`,
  `create trigger machines_off before insert on machines for each row execute function touch()`,
  `alter table machines disable trigger machines_off`,
  `create trigger machines_always before delete on machines for each row execute function touch()`,
  `alter table machines enable always trigger machines_always`,
  `create constraint trigger readings_checked after insert on readings deferrable initially deferred
    for each row execute function audit()`,
  `alter table readings add constraint readings_unique unique (machine_id, value) deferrable initially immediate`,
  `alter table readings add constraint readings_span exclude using gist (numrange(id, id + 1) with &&)`,
  `alter table readings add constraint readings_note_unproved check (note <> '') not valid`,
  `create table visits (
    site_id bigint constraint visits_site references sites deferrable initially deferred,
    during tstzrange not null, ticket bigint not null default next_ticket(), virtual_key text generated always as (site_key()) stored)`,
  `create table spans (low integer not null, high integer not null, check (low < high))`,
  `create function site_key() returns text language sql immutable as $$ select 'x' $$`,
  `create index visits_covering on visits (site_id) include (ticket)`,
  `create unique index totals_machine on totals (machine_id)`,
  `alter table machines alter column settings set storage external`,
  `alter table sites alter column code set storage main`,
  `alter table "select ""from""" alter column "camel.Case" set compression pglz`,
  `alter table sites enable row level security`,
  `alter table sites force row level security`,
  `comment on table machines is 'Say "no" to ''quotes'' and \\ backslashes'`,
  `comment on column machines.name is 'The name'`,
  `comment on constraint machines_price_positive on machines is 'A price'`,
  `comment on index machines_live is 'Live ones'`,
  `comment on trigger machines_touch on machines is 'Touches'`,
  `comment on policy machines_own on machines is 'Own'`,
  `comment on function normalised(text) is 'Normal'`,
  `comment on view live_machines is 'Live'`,
  `comment on column live_machines.name is 'Its name'`,
  `comment on materialized view totals is 'Totals'`,
  `comment on type shift is 'Shift'`,
  `comment on domain percent is 'Percent'`,
  `comment on sequence tickets is 'Tickets'`,
  `grant select, insert on machines to public`,
  `grant update (name) on machines to public`,
  `revoke execute on function touch() from public`,
  `create function tk_state(u machines) returns text language sql stable security definer as $$ select u.name $$`,
  `create function tk_state(s sites, fallback text default '%s') returns text language sql stable security definer
    set work_mem = '8MB' as $$ select s.name $$`,
  `create function tk_state(r readings) returns text language sql stable as $$ select r.note $$`,
  `create function tk_sealed() returns trigger language plpgsql security definer as
    $$ begin
      if exists (select from removed r where r.note = 'sealed') then raise 'sealed'; end if;
      return null;
    end $$`,
  `create procedure tk_forget(inout before timestamptz) language sql security definer as $$ select before $$`,
  `create trigger tk_sealed after delete on readings referencing old table as removed
    for each statement execute function tk_sealed()`,
  `create trigger tk_sealed_update after update on readings referencing old table as removed new table as kept
    for each statement execute function tk_sealed()`,
  `revoke execute on function tk_state(machines) from public`,
  `revoke execute on function tk_sealed() from public`,
  `do $$ declare f regprocedure; begin
    for f in select p.oid from pg_proc p
      where p.pronamespace = current_schema::regnamespace and p.proname like 'tk\\_%' and p.prosecdef loop
      execute format('alter routine %s set search_path = %I, pg_temp', f, current_schema);
    end loop; end $$`,
]

/** Of everything that can be declared, something. */
export const plant: Models = {
  schema: { shift, tickets, sites, machines, readings, odd, nightMachines, liveMachines, totals },
  sql: statements,
}

const before = [
  /^create (type|domain|sequence) /,
  /^create table "/,
  /^create (function|procedure) /,
  /^create view "live_machines"/,
]

/** Types, then tables, then functions, then what needs them, in the order that it has. */
function rank(statement: string): number {
  const place = before.findIndex((kind) => kind.test(statement))

  return place < 0 ? before.length : place
}

/** The same statements, each after what it needs: made at one go, which takes a third of the time. */
export const plantInOrder: Models = {
  schema: {},
  sql: declaredSchema(plant.schema, plant.sql).sort((one, other) => rank(one) - rank(other)),
}
