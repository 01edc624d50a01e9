import type { WorkSession } from '../../domain/work-session.ts'
import { type ActingAs, actingEmail } from '../acting-user.ts'
import type { Context } from '../context.ts'
import { type Session, withRecords } from '../database.ts'
import { type AsJson, json } from '../output/json.ts'
import { type Explain, explained } from './explained.ts'

export interface Moving extends ActingAs, AsJson {}

interface Move {
  move: (db: Session) => Promise<WorkSession>
  /** What it came to. */
  say: (work: WorkSession) => string
  explain?: Explain
}

/** Carries out one move of the state machine in a session of its own and says what it came to. */
export async function carryOut(
  context: Context,
  options: Moving,
  { move, say, explain = async () => undefined }: Move,
): Promise<void> {
  actingEmail(options, context)
  const work = await withRecords(context, (database) =>
    explained({ context, options, database }, () => database.session(move), explain),
  )
  context.terminal.out(options.json ? json({ work }) : `${say(work)}\n`)
}
