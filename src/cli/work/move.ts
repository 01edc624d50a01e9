import type { WorkSession } from '../../domain/work-session.ts'
import { type ActingAs, actingEmail } from '../acting-user.ts'
import type { Context } from '../context.ts'
import { type Session, withRecords } from '../database.ts'
import { type AsJson, json } from '../output/json.ts'
import { shortId } from '../short-id.ts'

export interface Moving extends ActingAs, AsJson {}

/** Carries out one move of the state machine in a session of its own and says what it came to. */
export async function carryOut(
  context: Context,
  options: Moving,
  move: (db: Session) => Promise<WorkSession>,
  say: (work: string) => string,
): Promise<void> {
  actingEmail(options, context)
  const work = await withRecords(context, (database) => database.session(move))
  context.terminal.out(options.json ? json({ work }) : `${say(shortId(work.id))}\n`)
}
