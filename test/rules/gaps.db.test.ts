import { describe, expect, test } from 'vitest'
import { type Attack, carryOut } from './attack.ts'
import { worldOfFile } from './world-of-file.ts'

const on = worldOfFile()

/** What no rule refuses. A test here fails as soon as one does: the attack then belongs with the others. */
const gaps: Omit<Attack, 'state'>[] = [
  {
    what: 'an event from a trigger of one’s own, by somebody with the right to insert',
    as: 'supervisor',
    sql: `create temporary table bait (n int);
      create function pg_temp.bite() returns trigger language plpgsql as $bite$ begin
        insert into audit_events (stream_id, position, at, db_user, verb, changes, hash)
        values (:completed, 999, now(), 'ann', 'approve', '[]', sha256('')); return null; end $bite$;
      create trigger bite after insert on bait for each row execute function pg_temp.bite();
      insert into bait values (1)`,
  },
]

describe('known gaps: what the rules do not refuse', () => {
  test.each(gaps)('$what', async (gap) => {
    const refusal = await on.database.connection((connection) => carryOut(connection, on.world, { ...gap }))

    expect(refusal).toBeUndefined()
  })
})
