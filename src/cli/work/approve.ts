import type { Command } from 'commander'
import { workSessionReferredTo } from '../../application/references.ts'
import { approveWorkSession } from '../../application/work-sessions.ts'
import { actingUser, withActingUser } from '../acting-user.ts'
import type { Context } from '../context.ts'
import type { Session } from '../database.ts'
import { withJson } from '../output/json.ts'
import { shortId } from '../short-id.ts'
import { carryOut, type Moving } from './move.ts'
import { flagsAgainst } from './open-flags.ts'

export function approve(work: Command, context: Context): void {
  const { texts } = context
  const command = work
    .command('approve')
    .description(texts.work.approve)
    .argument('<work>', texts.work.reference)
  withJson(withActingUser(command, context), context).action((reference: string, options: Moving) =>
    approveOne(context, reference, options),
  )
}

async function approveOne(context: Context, reference: string, options: Moving): Promise<void> {
  const at = context.now()
  const move = async (db: Session) => {
    const supervisor = await actingUser(db, options, context)

    return approveWorkSession(db, await workSessionReferredTo(db, reference), supervisor, at)
  }

  return carryOut(context, options, {
    move,
    say: ({ id }) => context.texts.work.approved(shortId(id)),
    explain: flagsAgainst(context),
  })
}
