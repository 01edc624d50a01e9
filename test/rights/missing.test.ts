import { expect, test } from 'vitest'
import { missingRight } from '../../src/infrastructure/database/rights/missing.ts'

const denied = (what: string) => `permission denied for ${what}`

test.each([
  ['insert into sops (id) values ($1)', 'table sops', 'insert on table sops', true],
  ['with a as (select 1) insert into "tasks" select * from a', 'table tasks', 'insert on table tasks', true],
  ['update sops set title = $1', 'table sops', 'update on table sops', true],
  ['update only site.steps set description = $1', 'table steps', 'update on table steps', true],
  ['delete from hazards where id = $1', 'table hazards', 'delete on table hazards', false],
  ['insert into safety_checks select', 'table safety_checks', 'insert on table safety_checks', true],
  // Nobody has these: whoever works lacks them, too.
  ['delete from users', 'table users', 'delete on table users', false],
  ['update safety_checks set result = $1', 'table safety_checks', 'update on table safety_checks', false],
  ['insert into audit_events select', 'table audit_events', 'insert on table audit_events', false],
  // What is read beside what is written.
  ['insert into tasks select from sops', 'table sops', 'select on table sops', false],
  ['select from work_sessions', 'table work_sessions', 'select on table work_sessions', false],
  ['select tk_row(u) from users u', 'function tk_row', 'execute on function tk_row', false],
  // What parts of a draft are removed with.
  ['select tk_remove_steps($1)', 'function tk_remove_steps', 'execute on function tk_remove_steps', true],
  ['create table mine ()', 'schema public', null, false],
  ['', 'table sops', 'select on table sops', false],
])('%s, denied for %s: %s', (sql, what, right, onlyReads) => {
  expect(missingRight(denied(what), sql)).toEqual({ right, onlyReads })
})

test('in whichever language PostgreSQL speaks', () => {
  expect(missingRight('テーブル sops へのアクセスが拒否されました', 'insert into sops select')).toEqual({
    right: 'insert on table sops',
    onlyReads: true,
  })
})
