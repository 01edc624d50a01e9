import type { Command } from 'commander'
import { resumeOwnWork } from '../../application/own-work.ts'
import { actingEmail, actingUser, withActingUser } from '../acting-user.ts'
import type { Context } from '../context.ts'
import { withRecords } from '../database.ts'
import { sayDuration } from '../output/duration.ts'
import { json, withJson } from '../output/json.ts'
import { shortId } from '../short-id.ts'
import type { Moving } from './move.ts'
import { saySituation } from './situation.ts'

export function resume(work: Command, context: Context): void {
  const { texts } = context
  const command = work
    .command('resume')
    .description(texts.work.resume)
    .argument('[work]', texts.work.pausedReference)
  withJson(withActingUser(command, context), context).action(
    (reference: string | undefined, options: Moving) => resumeOwn(context, reference, options),
  )
}

async function resumeOwn(context: Context, reference: string | undefined, options: Moving): Promise<void> {
  const { terminal, texts } = context
  actingEmail(options, context)
  const { work, pausedFor, situation } = await withRecords(context, (database) =>
    database.session(async (db) =>
      resumeOwnWork(db, { worker: await actingUser(db, options, context), work: reference }),
    ),
  )
  if (options.json) return terminal.out(json({ work, ...situation }))
  const [rested, inAll] = [pausedFor, work.pausedSeconds].map((seconds) => sayDuration(seconds, texts))
  terminal.out(`${texts.work.resumed(shortId(work.id), rested ?? '', inAll ?? '')}\n\n`)
  terminal.out(saySituation(situation, context))
}
