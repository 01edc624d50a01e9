import type { Command } from 'commander'
import { ownWorkSession } from '../../application/own-work.ts'
import { pauseWorkSession } from '../../application/work-sessions.ts'
import type { WorkSession } from '../../domain/work-session.ts'
import { actingUser, withActingUser } from '../acting-user.ts'
import type { Context } from '../context.ts'
import type { Session } from '../database.ts'
import { sayDuration } from '../output/duration.ts'
import { withJson } from '../output/json.ts'
import { shortId } from '../short-id.ts'
import { carryOut, type Moving } from './move.ts'

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
    const worker = await actingUser(db, options, context)
    const work = await ownWorkSession(db, { worker, work: reference })

    return pauseWorkSession(db, work.id, worker)
  }

  const { texts } = context
  const say = ({ id, pausedSeconds }: WorkSession) => {
    const before = pausedSeconds > 0 ? ` ${texts.work.pausedBefore(sayDuration(pausedSeconds, texts))}` : ''

    return `${texts.work.paused(shortId(id))}${before}`
  }

  return carryOut(context, options, { move, say })
}
