import type { Command } from 'commander'
import { ownWorkSession } from '../../application/own-work.ts'
import { completeWorkSession } from '../../application/work-sessions.ts'
import { actingUser, withActingUser } from '../acting-user.ts'
import type { Context } from '../context.ts'
import type { Session } from '../database.ts'
import { withJson } from '../output/json.ts'
import { shortId } from '../short-id.ts'
import { carryOut, type Moving } from './move.ts'

export function complete(work: Command, context: Context): void {
  const { texts } = context
  const command = work
    .command('complete')
    .description(texts.work.complete)
    .argument('[work]', texts.work.ownReference)
  withJson(withActingUser(command, context), context).action(
    (reference: string | undefined, options: Moving) => completeOwn(context, reference, options),
  )
}

async function completeOwn(context: Context, reference: string | undefined, options: Moving): Promise<void> {
  const at = context.now()
  const move = async (db: Session) => {
    const worker = await actingUser(db, options, context)
    const work = await ownWorkSession(db, { worker, work: reference })

    return completeWorkSession(db, work.id, worker, at)
  }

  return carryOut(context, options, { move, say: ({ id }) => context.texts.work.completed(shortId(id)) })
}
