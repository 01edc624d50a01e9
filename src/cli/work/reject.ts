import type { Command } from 'commander'
import { workSessionReferredTo } from '../../application/references.ts'
import { rejectWorkSession } from '../../application/work-sessions.ts'
import { actingUser, withActingUser } from '../acting-user.ts'
import type { Context } from '../context.ts'
import type { Session } from '../database.ts'
import { withJson } from '../output/json.ts'
import { shortId } from '../short-id.ts'
import { carryOut, type Moving } from './move.ts'

interface Rejecting extends Moving {
  reason: string
}

export function reject(work: Command, context: Context): void {
  const { texts } = context
  const command = work
    .command('reject')
    .description(texts.work.reject)
    .argument('<work>', texts.work.reference)
    .requiredOption('--reason <text>', texts.work.rejectReason)
  withJson(withActingUser(command, context), context).action((reference: string, options: Rejecting) =>
    rejectOne(context, reference, options),
  )
}

async function rejectOne(context: Context, reference: string, options: Rejecting): Promise<void> {
  const [at, { reason }] = [context.now(), options]
  const move = async (db: Session) => {
    const by = await actingUser(db, options, context)

    return rejectWorkSession(db, { id: await workSessionReferredTo(db, reference), by, reason, at })
  }

  return carryOut(context, options, { move, say: ({ id }) => context.texts.work.rejected(shortId(id)) })
}
