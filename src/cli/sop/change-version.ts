import type { SopVersion } from '../../domain/sop-version.ts'
import type { User } from '../../domain/user.ts'
import { type ActingAs, actingEmail, actingUser } from '../acting-user.ts'
import type { Context } from '../context.ts'
import type { Session } from '../database.ts'
import { withRecords } from '../database.ts'
import { type AsJson, json } from '../output/json.ts'

export interface Changing extends ActingAs, AsJson {}

/** Moves a version as the acting user, in a session of its own, and says what it came to. */
export async function changeVersion(
  context: Context,
  options: Changing,
  change: (db: Session, by: User) => Promise<SopVersion>,
  say: (version: SopVersion) => string,
): Promise<void> {
  actingEmail(options, context)
  const version = await withRecords(context, (database) =>
    database.session(async (db) => change(db, await actingUser(db, options, context))),
  )
  context.terminal.out(options.json ? json({ sop: headOf(version) }) : `${say(version)}\n`)
}

/** A version without what is below it. */
export function headOf(version: SopVersion): SopVersion {
  const { tasks: _below, ...head }: SopVersion & { tasks?: unknown } = version

  return head
}
