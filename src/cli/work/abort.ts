import type { Command } from 'commander'
import { workSessionReferredTo } from '../../application/references.ts'
import { abortWorkSession } from '../../application/work-sessions.ts'
import { actingUser, withActingUser } from '../acting-user.ts'
import type { Context } from '../context.ts'
import type { Session } from '../database.ts'
import { withJson } from '../output/json.ts'
import { shortId } from '../short-id.ts'
import { carryOut, type Moving } from './move.ts'

interface Aborting extends Moving {
  reason: string
}

export function abort(work: Command, context: Context): void {
  const { texts } = context
  const command = work
    .command('abort')
    .description(texts.work.abort)
    .argument('<work>', texts.work.reference)
    .requiredOption('--reason <text>', texts.work.abortReason)
  withJson(withActingUser(command, context), context).action((reference: string, options: Aborting) =>
    abortOne(context, reference, options),
  )
}

async function abortOne(context: Context, reference: string, options: Aborting): Promise<void> {
  const [at, { reason }] = [context.now(), options]
  const move = async (db: Session) => {
    const by = await actingUser(db, options, context)

    return abortWorkSession(db, { id: await workSessionReferredTo(db, reference), by, reason, at })
  }

  return carryOut(context, options, { move, say: ({ id }) => context.texts.work.aborted(shortId(id)) })
}
