import type { Command } from 'commander'
import { newId } from '../../application/id.ts'
import { workSessionReferredTo } from '../../application/references.ts'
import { overrideCheck } from '../../application/safety-checks.ts'
import { showWorkSession } from '../../application/work-sessions.ts'
import { type ActingAs, actingEmail, actingUser, withActingUser } from '../acting-user.ts'
import type { Context } from '../context.ts'
import { withRecords } from '../database.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { saySituation, situationIn } from './current-step.ts'

interface Overriding extends ActingAs, AsJson {
  reason: string
}

export function override(work: Command, context: Context): void {
  const { texts } = context
  const command = work
    .command('override')
    .description(texts.work.override)
    .argument('<work>', texts.work.reference)
    .requiredOption('--reason <text>', texts.work.overrideReason)
  withJson(withActingUser(command, context), context).action((reference: string, options: Overriding) =>
    overrideIn(context, reference, options),
  )
}

async function overrideIn(context: Context, reference: string, options: Overriding): Promise<void> {
  const { terminal, texts } = context
  actingEmail(options, context)
  const [id, at] = [newId(), context.now()]
  const { check, situation, worker } = await withRecords(context, (database) =>
    database.session(async (db) => {
      const supervisor = await actingUser(db, options, context)
      const workSessionId = await workSessionReferredTo(db, reference)
      const { check } = await overrideCheck(db, { workSessionId, supervisor, reason: options.reason, at, id })
      const { work, sop, people } = await showWorkSession(db, workSessionId)

      return { check, situation: situationIn(sop, work.currentStepId), worker: people.get(work.workerId) }
    }),
  )
  if (options.json) return terminal.out(json({ check, ...situation }))
  terminal.out(`${terminal.paint('yellow', texts.work.overridden(worker?.name ?? ''))}\n\n`)
  terminal.out(saySituation(situation, context))
}
