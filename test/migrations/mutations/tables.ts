import { mutations } from './mutation.ts'

export const ofTables = mutations({
  'a table is missing': 'drop table readings cascade',
  'a table is missing that others refer to': 'drop table sites cascade',
  'two tables are missing': 'drop table visits; drop table "select ""from"""',
  'a table is there that nobody declared': 'create table extra (id int primary key, x text default $$a$$)',
  'two tables are there that refer to each other':
    'create table a (id int primary key, b int); create table b (id int primary key, a int references a); alter table a add foreign key (b) references b',
  'a table refers to itself': 'create table tree (id int primary key, parent int references tree)',
  'a table has no columns': 'create table nothing ()',
  'a table goes by another name': 'alter table readings rename to measurements',
  'a table is unlogged': 'alter table "select ""from""" set unlogged',
  'a table has storage parameters': 'alter table machines set (fillfactor = 80, autovacuum_enabled = off)',
  'row-level security is on': 'alter table readings enable row level security',
  'row-level security is off': 'alter table machines disable row level security',
  'row-level security is not forced': 'alter table sites no force row level security',
  'a table is a view': 'drop table "select ""from"""; create view "select ""from""" as select 1 as "select"',
})
