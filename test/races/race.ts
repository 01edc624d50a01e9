import { performance } from 'node:perf_hooks'
import { setImmediate as turn } from 'node:timers/promises'
import { expect } from 'vitest'
import { TenkenError } from '../../src/domain/errors.ts'
import type { Database } from '../../src/infrastructure/database/database.ts'
import { engineUnderTest } from '../setup/database.ts'
import { isInCi } from '../setup/one-in.ts'

/**
 * Rounds whose records are made, and looked at, all at once. On the embedded engine, where only whole sessions take
 * turns, one such batch shows both orders.
 */
const batch = engineUnderTest === 'server' ? 6 : 2

/** How far the first has come when the second starts, as a part of what it last took: from at once to clearly behind it. */
const leads = [0, 0.1, 0.3, 0.6, 0.9, 1.5]

/** Rounds after which a way that has not been seen is not waited for any more. */
const enough = 600

/** 'done', or the code of the refusal. */
export type Outcome = string

export interface Race<Stage> {
  /** Makes the records of one round. */
  stage: () => Promise<Stage>
  one: (stage: Stage) => Promise<unknown>
  other: (stage: Stage) => Promise<unknown>
  /** The row that both want; every third round holds it until both wait for it. */
  contested: (stage: Stage) => { table: 'work_sessions' | 'sops'; id: string }
  /** How many rounds at least: 102 unless given, and 24 at most where time is short. On the embedded engine always 2. */
  rounds?: number
  /** Looks at what the round left. */
  afterwards?: (stage: Stage, outcome: Pair) => Promise<void>
  /** Each way that it may end ('one / other'). */
  outcomes: string[]
}

/**
 * Runs the race many times, and until each way has been seen: it may end in these alone. In half of the rounds one
 * starts first, in the other half the other.
 */
export async function inEveryOrder<Stage>(database: Database, race: Race<Stage>): Promise<void> {
  const seen = new Set<string>()
  const { rounds = 102, afterwards, outcomes } = race
  const least = engineUnderTest === 'server' ? (isInCi ? Math.min(rounds, 24) : rounds) : batch
  const took: Took = [0, 0]
  for (let round = 0; round < least || (seen.size < outcomes.length && round < enough); round += batch) {
    const stages = await Promise.all(Array.from({ length: batch }, () => race.stage()))
    const ended: Pair[] = []
    for (const [n, stage] of stages.entries()) ended.push(await run(database, race, stage, round + n, took))
    await Promise.all(stages.map((stage, n) => afterwards?.(stage, ended[n] ?? { one: '', other: '' })))
    for (const { one, other } of ended) seen.add(`${one} / ${other}`)
  }

  expect([...seen].sort()).toEqual(outcomes.toSorted())
}

interface Pair {
  one: Outcome
  other: Outcome
}

/** Milliseconds that one, and that the other, took when it last started first. */
type Took = [number, number]

async function run<Stage>(
  database: Database,
  race: Race<Stage>,
  stage: Stage,
  round: number,
  took: Took,
): Promise<Pair> {
  const [one, other] = [() => outcomeOf(race.one(stage)), () => outcomeOf(race.other(stage))]
  const whose = round % 2 === 0 ? 0 : 1
  const runners: Runners = whose === 0 ? [one, other] : [other, one]
  const part = leads[Math.floor(round / 2) % leads.length] ?? 0
  const [first, second] = await (round % 3 === 0 && engineUnderTest === 'server'
    ? fromTheGate(database, race.contested(stage), runners)
    : staggered(part * took[whose], runners, (milliseconds) => {
        took[whose] = milliseconds
      }))

  return whose === 0 ? { one: first, other: second } : { one: second, other: first }
}

type Ended = [Outcome, Outcome]
type Runners = [() => Promise<Outcome>, () => Promise<Outcome>]

async function staggered(
  lead: number,
  [first, second]: Runners,
  ends: (milliseconds: number) => void,
): Promise<Ended> {
  const started = performance.now()
  const running = first().finally(() => ends(performance.now() - started))
  // A timer is too coarse for parts of a millisecond.
  while (performance.now() - started < lead) await turn()

  return Promise.all([running, second()])
}

/** Both wait for the row, one behind the other, before either can have it. */
async function fromTheGate(
  database: Database,
  { table, id }: { table: string; id: string },
  [first, second]: Runners,
): Promise<Ended> {
  await using gate = await database.begin()
  await gate.rows(`select from ${table} where id = $1 for no key update`, [id])
  const running = first()
  await isWaitedFor(gate, 1, [running])
  const following = second()
  await isWaitedFor(gate, 2, [running, following])
  await gate.commit()

  return Promise.all([running, following])
}

/** Until so many connections wait for a lock; or not, where one of them needs none. */
async function isWaitedFor(
  gate: { rows<Row extends object>(sql: string): Promise<Row[]> },
  count: number,
  running: Promise<Outcome>[],
): Promise<void> {
  let ended = 0
  for (const one of running) one.finally(() => ended++).catch(() => {})
  for (let looks = 0; looks < 100; looks++) {
    // A transaction looks at the same picture again unless it is told not to.
    await gate.rows('select pg_stat_clear_snapshot()')
    const [row] = await gate.rows<{ waiting: number }>(waiting)
    if ((row?.waiting ?? 0) + ended >= count) return
  }
}

const waiting = `select count(*)::int as waiting from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock'`

export async function outcomeOf(running: Promise<unknown>): Promise<Outcome> {
  try {
    await running

    return 'done'
  } catch (error) {
    if (error instanceof TenkenError) return error.code
    throw error
  }
}
