import { mutations } from './mutation.ts'

export const ofViews = mutations({
  'a view is missing': 'drop view night_machines',
  'a view is missing that another needs': 'drop view live_machines cascade',
  'a view is there': 'create view extra_view as select * from live_machines',
  'a view shows something else':
    'create or replace view night_machines as select name from live_machines where shift = $$Night$$',
  'a view below another shows more':
    'create or replace view live_machines as select id, name, shift, price from machines',
  'a view has no barrier': 'alter view night_machines reset (security_barrier)',
  'a view has a check option': 'alter view live_machines set (check_option = local)',
  'a view is materialized':
    'drop view night_machines; create materialized view night_machines as select name from live_machines',
  'a materialized view is missing': 'drop materialized view totals',
  'a materialized view shows something else':
    'drop materialized view totals; create materialized view totals as select machine_id, count(*) as total from readings group by 1; create unique index totals_machine on totals (machine_id)',
  'a view has a trigger':
    'create trigger extra instead of insert on live_machines for each row execute function touch()',
})

export const ofTypes = mutations({
  'an enum is there': `create type extra_type as enum ('a', '🔧', 'c''d')`,
  'an enum lacks a value': `drop view night_machines, live_machines; drop policy machines_own on machines; drop function mood(shift, int);
     alter table machines drop constraint machines_price_positive; drop index machines_one_per_shift;
     alter table machines alter shift drop default, alter shift type text, alter shifts type text[];
     drop type shift; create type shift as enum ('day', 'Night'); alter table machines alter shift type shift using shift::shift,
     alter shifts type shift[] using shifts::shift[]`,
  'an enum has a value at the end': `alter type shift add value 'never'`,
  'an enum has a value in the middle': `alter type shift add value 'dusk' before 'Night'`,
  'an enum has two values at the start': `alter type shift add value 'two' before 'day'; alter type shift add value 'one' before 'two'`,
  'an enum has another order': `create type other as enum ('it''s late', 'day', 'Night'); drop view night_machines, live_machines; drop function mood(shift, int);
     alter table machines drop constraint machines_price_positive; drop index machines_one_per_shift;
     alter table machines alter shift drop default, alter shift type other using shift::text::other, alter shifts type other[] using shifts::text::other[];
     drop type shift; alter type other rename to shift;`,
  'an enum is a text': `drop view night_machines, live_machines; drop function mood(shift, int);
     alter table machines drop constraint machines_price_positive; drop index machines_one_per_shift;
     alter table machines alter shift drop default, alter shift type text, alter shifts type text[]; drop type shift`,
  'a default is a value that the enum has not': `alter type shift add value 'dawn' before 'day'; commit; begin; alter table machines alter shift set default 'dawn'`,
  'a domain is there': 'create domain extra_domain as text collate "C" check (value <> $$$$)',
  'a domain has another default': 'alter domain percent set default 10',
  'a domain may be null': 'alter domain percent drop not null',
  'a domain has another check':
    'alter domain percent drop constraint percent_range; alter domain percent add constraint percent_range check (value >= 0) not valid',
  'a sequence is missing': 'drop sequence tickets cascade',
  'a sequence is there':
    'create sequence extra_sequence as smallint increment by -2 minvalue -100 maxvalue -3 start with -5 cache 4',
  'a sequence counts otherwise':
    'alter sequence tickets increment by 1 no cycle cache 9 start with 7 minvalue 2 no maxvalue',
  'a sequence belongs to a column': 'alter sequence tickets owned by visits.ticket',
  'a sequence belongs to nobody': 'alter sequence readings_id_seq owned by none',
})

export const ofRights = mutations({
  'a policy is missing': 'drop policy machines_own on machines',
  'a policy is there': 'create policy extra on sites for delete using (name = current_user)',
  'a policy is for another command':
    'drop policy machines_own on machines; create policy machines_own on machines for all using (name = current_user or retired)',
  'a policy lets more rows through': 'alter policy machines_own on machines using (true)',
  'a policy is permissive':
    'drop policy machines_strict on machines; create policy machines_strict on machines for update with check (price < 100)',
  'everybody may do less': 'revoke insert on machines from public',
  'everybody may do more':
    'grant delete, truncate on machines to public; grant usage on sequence tickets to public',
  'everybody may call a function': 'grant execute on function touch() to public',
  'nobody may use a type':
    'revoke usage on type shift from public; revoke execute on procedure tidy(timestamptz) from public',
  'everybody may change another column':
    'revoke update (name) on machines from public; grant update (price), select (weight) on machines to public',
})

export const ofComments = mutations({
  'a table has another comment': `comment on table machines is 'line one\nline "two" \\ it''s'`,
  'a table has no comment': 'comment on table machines is null',
  'comments are missing everywhere': `comment on column machines.name is null; comment on constraint machines_price_positive on machines is null;
    comment on index machines_live is null; comment on trigger machines_touch on machines is null; comment on policy machines_own on machines is null;
    comment on function normalised(text) is null; comment on view live_machines is null; comment on column live_machines.name is null;
    comment on materialized view totals is null; comment on type shift is null; comment on domain percent is null; comment on sequence tickets is null`,
  'comments are there': `comment on column "select ""from"""."点検" is 'odd'; comment on procedure tidy(timestamptz) is 'tidy';
    comment on view night_machines is 'Night'; comment on column totals.total is 'Sum'; comment on constraint sites_pkey on sites is 'Key'`,
})
