import type { User } from '../../src/domain/user.ts'
import { type Attempt, brokenOf, type Move } from './attempt.ts'
import { gone, someone } from './version-moves.ts'

/** Everybody sets their own, also whoever changes nothing else on record. */
const setPin = onPerson('sets a PIN of', (by, person) => ({
  broken: brokenOf({ user_deactivated: gone(by), record_refused: by.id !== person.id }),
  sql: `insert into user_secrets (user_id, kind, hash, set_at)
        values ($1, 'pin', '$argon2id$' || gen_random_uuid(), clock_timestamp())
        on conflict (user_id, kind) do update
          set hash = excluded.hash, set_at = excluded.set_at, code_digest = null, code_until = null`,
}))

/** Somebody else takes it away: an admin anybody's, a supervisor a worker's. */
const resetPin = onPerson('resets the PIN of', (by, person) => {
  const may = by.role === 'admin' || (by.role === 'supervisor' && person.role === 'worker')

  return {
    broken: brokenOf({ user_deactivated: gone(by), reset_not_allowed: by.id === person.id || !may }),
    sql: `insert into user_secrets (user_id, kind, code_digest, code_until)
          values ($1, 'pin', gen_random_uuid()::text, clock_timestamp() + interval '1 day')
          on conflict (user_id, kind) do update set hash = null, set_at = null,
            code_digest = excluded.code_digest, code_until = excluded.code_until`,
  }
})

/** By a statement alone: it takes long to make a hash. */
function onPerson(
  told: string,
  judge: (by: User, person: User) => { broken: Attempt['broken']; sql: string },
): Move {
  return (model, draw) => {
    const by = someone(model, draw)
    const person = model.people[draw.on % model.people.length]
    if (!person) return undefined
    const { broken, sql } = judge(by, person)

    return {
      by,
      told: `${by.name} ${told} ${person.name}`,
      broken,
      statement: { sql, params: [person.id] },
      done() {},
    }
  }
}

export const secretMoves: Readonly<Record<string, Move>> = { setPin, resetPin }
