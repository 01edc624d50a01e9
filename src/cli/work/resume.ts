import type { Command } from 'commander'
import { resumeWorkSession } from '../../application/work-sessions.ts'
import { actingEmail, withActingUser } from '../acting-user.ts'
import type { Context } from '../context.ts'
import { withRecords } from '../database.ts'
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
  const { work, situation } = await withRecords(context, (database) =>
    database.session(async (db) => {
      const { id, worker } = await pausedWorkSession(db, reference, options, context)
      const resumed = await resumeWorkSession(db, id, worker)

      return { work: resumed, situation: await currentStep(db, resumed) }
    }),
  )
  if (options.json) return terminal.out(json({ work, ...situation }))
  terminal.out(`${texts.work.resumed(shortId(work.id))}\n\n${saySituation(situation, context)}`)
}
