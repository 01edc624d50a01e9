import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Database } from '../../src/infrastructure/database/database.ts'
import { engineUnderTest } from '../setup/database.ts'
import { aMigratedDatabase } from '../setup/records.ts'
import { agreement } from './agreement.ts'

/** A rule of the database, and how its routine looks without it. */
interface Break {
  rule: string
  routine: string
  from: string
  to: string
  /** What is tried then. */
  among: readonly string[]
}

const breaks: readonly Break[] = [
  {
    rule: 'flagged checks are resolved before the approval',
    routine: 'tk_work_moved',
    from: "perform public.tk_refuse('TK020'",
    to: "perform json_build_array('TK020'",
    among: ['start', 'acknowledge', 'pass', 'complete', 'approve'],
  },
  {
    rule: 'a pause is told as a pause',
    routine: 'tk_work_trail',
    from: "when 'paused' then 'pause'",
    to: "when 'paused' then 'resume'",
    among: ['start', 'pause'],
  },
  {
    rule: 'a deleted version takes no work',
    routine: 'tk_work_started',
    from: 'or s.deleted_at is not null then',
    to: 'then',
    among: ['start', 'delete'],
  },
  {
    rule: 'only admins look after those who are no workers',
    routine: 'tk_must_look_after',
    from: "perform public.tk_refuse('TK028'",
    to: "perform json_build_array('TK028'",
    among: ['rename', 'promote'],
  },
  {
    rule: 'a PIN is taken away by whoever looks after it',
    routine: 'tk_secret_set',
    from: '(actor.role =',
    to: 'true or (actor.role =',
    among: ['resetPin'],
  },
]

// It is about the model; one engine is enough.
test.runIf(engineUnderTest === 'server')(
  'a rule that is missing from the database is found, whichever it is',
  async () => {
    const on = await aMigratedDatabase()
    for (const one of breaks) {
      const whole = await broken(on.database, one)

      // What is found is not made any smaller.
      const found = await fc.check(agreement(on.database, { among: one.among }), {
        // Some of what must be tried comes up once in dozens of runs; a rule that is missing is found long before the last.
        numRuns: 240,
        endOnFailure: true,
      })

      expect(found.failed, one.rule).toBe(true)
      await on.database.session((db) => db.rows(whole))
    }
    await on.close()
  },
)

/** Takes the rule out, and returns the routine as it was. */
async function broken(database: Database, { routine, from, to }: Break): Promise<string> {
  return database.session(async (db) => {
    const [row] = await db.rows<{ whole: string }>('select pg_get_functiondef($1::regproc) as whole', [
      routine,
    ])
    const whole = row?.whole ?? ''
    expect(whole).toContain(from)
    await db.rows(whole.replace(from, to))

    return whole
  })
}
