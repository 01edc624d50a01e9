import { History } from '../../src/migrations/history.ts'
import { lint } from '../../src/migrations/lint/lint.ts'
import type { Revision } from '../../src/migrations/revision.ts'

/** A table that people work with, as a revision made and released it long ago. */
const before = `create table machines (
  id int primary key, name varchar(20), price numeric(8, 2), checked_at timestamp(3), note text, plant_id int,
  constraint ck_named check (name is not null));
  create table plants (id int primary key)`

export interface Given {
  transactional?: boolean
  downgrade?: readonly string[]
}

/** 'TL101 upgrade' for each open objection of a revision behind a released one. */
export async function codes(statements: readonly string[], given: Given = {}): Promise<string[]> {
  const objections = await objectionsIn(statements, given)

  return objections
    .filter(({ allowed }) => allowed === null)
    .map(({ code, direction }) => (direction === 'upgrade' ? code : `${code} ${direction}`))
}

export async function objectionsIn(statements: readonly string[], given: Given = {}) {
  const first = aRevision('000_first', null, [before])
  const next = aRevision('001_next', '000_first', statements, given)

  return lint(new History([first, next], new Set(['000_first'])))
}

export function aRevision(
  revision: string,
  downRevision: string | null,
  upgrade: readonly string[],
  { transactional = true, downgrade = [] }: Given = {},
): Revision {
  return {
    revision,
    downRevision,
    message: revision,
    transactional,
    async upgrade(op) {
      for (const sql of upgrade) await op.execute(sql)
    },
    async downgrade(op) {
      for (const sql of downgrade) await op.execute(sql)
    },
  }
}
