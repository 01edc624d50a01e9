import type { Command } from 'commander'
import { pauseWorkSession } from '../../application/work-sessions.ts'
import { withActingUser } from '../acting-user.ts'
import type { Context } from '../context.ts'
import type { Session } from '../database.ts'
import { withJson } from '../output/json.ts'
import { carryOut, type Moving } from './move.ts'
import { ownWorkSession } from './own-work-session.ts'

export function pause(work: Command, context: Context): void {
  const { texts } = context
  const command = work
    .command('pause')
    .description(texts.work.pause)
    .argument('[work]', texts.work.ownReference)
  withJson(withActingUser(command, context), context).action(
    (reference: string | undefined, options: Moving) => pauseOwn(context, reference, options),
  )
}

async function pauseOwn(context: Context, reference: string | undefined, options: Moving): Promise<void> {
  const move = async (db: Session) => {
    const { work, worker } = await ownWorkSession(db, reference, options, context)

    return pauseWorkSession(db, work.id, worker)
  }

  return carryOut(context, options, move, context.texts.work.paused)
}
