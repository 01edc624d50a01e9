import type { Command } from 'commander'
import { newId } from '../../application/id.ts'
import { sopReferredTo } from '../../application/references.ts'
import { withSituation } from '../../application/situations.ts'
import { startWorkSession } from '../../application/work-sessions.ts'
import { type ActingAs, actingEmail, actingUser, withActingUser } from '../acting-user.ts'
import type { Context } from '../context.ts'
import { withRecords } from '../database.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { shortId } from '../short-id.ts'
import { saySituation } from './situation.ts'

interface Starting extends ActingAs, AsJson {}

export function start(work: Command, context: Context): void {
  const { texts } = context
  const command = work.command('start').description(texts.work.start).argument('<sop>', texts.sop.reference)
  withJson(withActingUser(command, context), context).action((reference: string, options: Starting) =>
    startOn(context, reference, options),
  )
}

async function startOn(context: Context, reference: string, options: Starting): Promise<void> {
  const { terminal, texts } = context
  const [id, at] = [newId(), context.now()]
  actingEmail(options, context)
  const { work, situation } = await withRecords(context, (database) =>
    database.session(async (db) => {
      const worker = await actingUser(db, options, context)
      const sopId = await sopReferredTo(db, reference)

      return withSituation(db, startWorkSession(db, { sopId, worker, at, id }))
    }),
  )
  if (options.json) return terminal.out(json({ work, ...situation }))
  terminal.out(`${texts.work.started(shortId(work.id), situation.sop.title)}\n\n`)
  terminal.out(saySituation(situation, context))
}
