import { deepEqual, equal } from 'node:assert/strict'
import fc from 'fast-check'
import { TenkenError } from '../../src/domain/errors.ts'
import type { Database } from '../../src/infrastructure/database/database.ts'
import { type Attempt, attemptOf, type Draw, type Move, refusalsOf } from './attempt.ts'
import type { Model } from './model.ts'
import { foretold, type Reading, read } from './on-record.ts'
import { peopleMoves } from './people-moves.ts'

import { procedures } from './procedures.ts'
import { secretMoves } from './secret-moves.ts'
import { versionMoves } from './version-moves.ts'
import { workMoves } from './work-moves.ts'

/** The product under test, and what has been tried on it in this run. */
export interface Product {
  readonly database: Database
  readonly story: string[]
  /** How often each move ended how, over all runs. */
  readonly tally: Map<string, number>
  /** What was on record before. */
  last: Reading
}

const moves: Readonly<Record<string, Move>> = {
  ...versionMoves,
  ...workMoves,
  ...peopleMoves,
  ...secretMoves,
}

/** How much more often than the others. */
const often: Readonly<Record<string, number>> = {
  start: 4,
  acknowledge: 5,
  pass: 12,
  fail: 4,
  override: 6,
  complete: 6,
  approve: 6,
  reject: 2,
  publish: 2,
}

const draws: fc.Arbitrary<Draw> = fc.record({
  by: fc.nat(59),
  on: fc.nat(59),
  part: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(20) }),
  words: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  flagged: fc.oneof(
    { weight: 2, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
  way: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('verb' as const, 'statement' as const) },
    { weight: 1, arbitrary: fc.constant('nameless' as const) },
  ),
  aim: fc.oneof(
    { weight: 5, arbitrary: fc.constant('legal' as const) },
    { weight: 2, arbitrary: fc.constant('nearly' as const) },
    { weight: 1, arbitrary: fc.constant('any' as const) },
  ),
  procedure: procedures,
})

/** Random attempts of all kinds, or of these, legal and illegal. */
export function attempts(
  options: fc.CommandsContraints,
  among: readonly string[] = Object.keys(moves),
): fc.Arbitrary<Iterable<fc.AsyncCommand<Model, Product>>> {
  const chosen = Object.entries(moves).filter(([name]) => among.includes(name))
  const commands = chosen.flatMap(([name, move]) =>
    Array<fc.Arbitrary<Try>>(often[name] ?? 1).fill(draws.map((draw) => new Try(name, move, draw))),
  )

  return fc.commands<Model, Product, false>(commands, options)
}

class Try implements fc.AsyncCommand<Model, Product> {
  readonly #name: string
  readonly #move: Move
  readonly #draw: Draw

  constructor(name: string, move: Move, draw: Draw) {
    this.#name = name
    this.#move = move
    this.#draw = draw
  }

  check(): boolean {
    return true
  }

  /** Tries it; the outcome and everything on record afterwards must be what the model foretells. */
  async run(model: Model, product: Product): Promise<void> {
    const drawn = attemptOf(this.#move, model, this.#draw)
    if (!drawn) return
    const { attempt, way } = inItsWay(drawn, this.#draw.way)
    const outcome = await outcomeOf(product.database, attempt, way)
    count(product.tally, `${this.#name} by ${attempt.nameless ? 'nobody' : way}: ${outcome.code ?? 'done'}`)
    product.story.push(`${attempt.told} by ${way}: ${outcome.code ?? 'done'}`)

    await told(product, () => mustBeForetold(attempt, way, outcome))
    await told(product, () => mustBeOnRecord(model, product, attempt, outcome))
  }

  toString(): string {
    const { by, on, part, way, aim } = this.#draw

    return `${this.#name}(${JSON.stringify({ by, on, part, way, aim })})`
  }
}

/** A statement where there is one and the draw wants it, or where the application has no verb for it. */
function inItsWay(attempt: Attempt, way: Draw['way']): { attempt: Attempt; way: 'verb' | 'statement' } {
  if (!attempt.statement || (way === 'verb' && attempt.verb)) return { attempt, way: 'verb' }
  if (way !== 'nameless' || attempt.byAnybody) return { attempt, way: 'statement' }
  const told = `nobody says that ${attempt.told}`

  return { attempt: { ...attempt, told, nameless: true, never: true, done() {} }, way: 'statement' }
}

interface Outcome {
  /** Of the refusal; undefined where it was done. */
  code: string | undefined
  result: unknown
}

async function outcomeOf(database: Database, attempt: Attempt, way: 'verb' | 'statement'): Promise<Outcome> {
  try {
    const result = await (way === 'verb' ? attempt.verb?.(database) : byHand(database, attempt))

    return { code: undefined, result }
  } catch (error) {
    if (!(error instanceof TenkenError)) throw error

    return { code: error.code, result: undefined }
  }
}

/** Past the application: the statement alone, by a session that says who acts. */
export async function byHand(database: Database, { by, statement, nameless }: Attempt): Promise<void> {
  await database.session(
    async (db) => {
      if (!nameless) db.actAs(by, statement?.reason)
      if (statement) await db.rows(statement.sql, statement.params)
    },
    { retries: 0 },
  )
}

function mustBeForetold(attempt: Attempt, way: 'verb' | 'statement', { code }: Outcome): void {
  if (attempt.never) return
  const allowed = refusalsOf(attempt, way)
  if (allowed.length === 0) equal(code, undefined)
  else if (!code || !allowed.includes(code)) equal(code ?? 'done', allowed.join(' or '))
}

/** What is refused leaves every column of every row as it was. */
async function mustBeOnRecord(
  model: Model,
  product: Product,
  attempt: Attempt,
  { code, result }: Outcome,
): Promise<void> {
  const before = foretold(model)
  if (!code) await attempt.done(result)
  const now = await read(product.database, model)
  const wanted = foretold(model)
  deepEqual(now.onRecord, wanted)
  if (code || attempt.never) {
    deepEqual(wanted, before)
    equal(now.digest, product.last.digest, 'a refusal changed a row')
  }
  product.last = now
}

/** A failure comes with all that has been tried before it. */
async function told(product: Product, judge: () => void | Promise<void>): Promise<void> {
  try {
    await judge()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error([...product.story, reason].join('\n'), { cause: error })
  }
}

function count(tally: Map<string, number>, what: string): void {
  tally.set(what, (tally.get(what) ?? 0) + 1)
}
