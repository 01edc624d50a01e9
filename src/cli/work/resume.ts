import type { Command } from 'commander'
import { getWorkSession, resumeWorkSession } from '../../application/work-sessions.ts'
import { actingEmail, withActingUser } from '../acting-user.ts'
import type { Context } from '../context.ts'
import { withRecords } from '../database.ts'
import { sayDuration } from '../output/duration.ts'
import { json, withJson } from '../output/json.ts'
import { shortId } from '../short-id.ts'
import { currentStep, saySituation } from './current-step.ts'
import type { Moving } from './move.ts'
import { pausedWorkSession } from './own-work-session.ts'

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
    database.session(async (db) => {
      const { id, worker } = await pausedWorkSession(db, reference, options, context)
      const { pausedSeconds } = await getWorkSession(db, id)
      const resumed = await resumeWorkSession(db, id, worker)
      const pausedFor = resumed.pausedSeconds - pausedSeconds

      return { work: resumed, pausedFor, situation: await currentStep(db, id) }
    }),
  )
  if (options.json) return terminal.out(json({ work, ...situation }))
  const [rested, inAll] = [pausedFor, work.pausedSeconds].map((seconds) => sayDuration(seconds, texts))
  terminal.out(`${texts.work.resumed(shortId(work.id), rested ?? '', inAll ?? '')}\n\n`)
  terminal.out(saySituation(situation, context))
}
