import { mutations } from './mutation.ts'

export const ofConstraints = mutations({
  'a primary key is missing': 'alter table "select ""from""" drop constraint "select ""from""_pkey"',
  'a primary key is missing that a foreign key needs':
    'alter table machines drop constraint machines_pkey cascade',
  'a primary key has another column':
    'alter table machines drop constraint machines_pkey cascade; alter table machines add constraint machines_pkey primary key (id, site_id)',
  'a primary key that a foreign key needs goes by another name':
    'alter table machines rename constraint machines_pkey to pk',
  'a unique constraint is missing': 'alter table sites drop constraint sites_code_unique',
  'a unique constraint is there': 'alter table sites add unique (name)',
  'a unique constraint is an index':
    'alter table sites drop constraint sites_code_unique; create unique index sites_code_unique on sites (code)',
  'a unique constraint is on other columns':
    'alter table machines drop constraint machines_name_weight; alter table machines add constraint machines_name_weight unique nulls not distinct (weight, name)',
  'nulls are distinct':
    'alter table machines drop constraint machines_name_weight; alter table machines add constraint machines_name_weight unique (name, weight)',
  'a unique constraint is not deferrable':
    'alter table readings drop constraint readings_unique; alter table readings add constraint readings_unique unique (machine_id, value)',
  'a foreign key is missing': 'alter table machines drop constraint fk_machines_site',
  'a foreign key is there':
    'alter table readings add constraint extra foreign key (note) references sites (code)',
  'a foreign key does something else on delete':
    'alter table machines drop constraint fk_machines_site; alter table machines add constraint fk_machines_site foreign key (site_id) references sites on update restrict on delete set null',
  'a foreign key does something else on update':
    'alter table machines drop constraint fk_machines_site; alter table machines add constraint fk_machines_site foreign key (site_id) references sites on delete cascade',
  'a foreign key is immediate': 'alter table visits alter constraint visits_site not deferrable',
  'a foreign key is not proved':
    'alter table machines drop constraint fk_machines_site; alter table machines add constraint fk_machines_site foreign key (site_id) references sites on update restrict on delete cascade not valid',
  'a check is missing': 'alter table machines drop constraint machines_name_not_blank',
  'a check is there': `alter table readings add check (note ~ '^\\d' or value > 1e3)`,
  'a check says something else':
    'alter table machines drop constraint machines_price_positive; alter table machines add constraint machines_price_positive check (price >= 0)',
  'a check is not proved': `alter table machines drop constraint machines_name_not_blank; alter table machines add constraint machines_name_not_blank check (name ~ '\\S') not valid`,
  'a check is proved': 'alter table readings validate constraint readings_note_unproved',
  'a check calls a function that nobody declared':
    'create function fine(int) returns bool language sql immutable as $$ select true $$; alter table machines add constraint fine check (fine(price))',
  'an exclusion is missing': 'alter table readings drop constraint readings_span',
  'an exclusion excludes something else':
    'alter table readings drop constraint readings_span; alter table readings add constraint readings_span exclude using gist (numrange(id, id + 2) with &&)',
})

export const ofIndexes = mutations({
  'an index is missing': 'drop index readings_machine',
  'an index is there': 'create index extra on readings (note, value)',
  'an index has another method':
    'drop index readings_machine; create index readings_machine on readings using hash (machine_id)',
  'an index has another direction':
    'drop index machines_live; create index machines_live on machines (site_id, seen) where retired = false',
  'an index sorts nulls elsewhere':
    'drop index machines_live; create index machines_live on machines (site_id, seen desc nulls last) where retired = false',
  'an index covers all rows':
    'drop index machines_live; create index machines_live on machines (site_id, seen desc)',
  'an index covers other rows':
    'drop index machines_live; create index machines_live on machines (site_id, seen desc) where not retired',
  'an index is on another expression':
    'drop index machines_lower_name; create index machines_lower_name on machines (upper(name))',
  'an index includes nothing': 'drop index visits_covering; create index visits_covering on visits (site_id)',
  'an index is not unique': `drop index machines_one_per_shift; create index machines_one_per_shift on machines (site_id, shift) where shift = 'Night'`,
  'an index treats nulls as equal': `drop index machines_one_per_shift; create unique index machines_one_per_shift on machines (site_id, shift) nulls not distinct where shift = 'Night'`,
  'an index has another operator class':
    'drop index machines_pattern; create index machines_pattern on machines (name) with (fillfactor = 70)',
  'an index is filled otherwise': 'alter index machines_pattern set (fillfactor = 90)',
  'an index is on another table':
    'drop index readings_machine; create index readings_machine on machines (seen)',
  'an index of a materialized view is missing': 'drop index totals_machine',
})
