import type { Command } from 'commander'
import { newId } from '../../application/id.ts'
import { sopReferredTo } from '../../application/references.ts'
import { reviseSop } from '../../application/sop-versions.ts'
import { withActingUser } from '../acting-user.ts'
import type { Context } from '../context.ts'
import { withJson } from '../output/json.ts'
import { shortId } from '../short-id.ts'
import { type Changing, changeVersion } from './change-version.ts'

export function revise(sop: Command, context: Context): void {
  const { texts } = context
  const command = sop.command('revise').description(texts.sop.revise).argument('<sop>', texts.sop.reference)
  withJson(withActingUser(command, context), context).action((reference: string, options: Changing) => {
    const [id, at] = [newId(), context.now()]

    return changeVersion(
      context,
      options,
      async (db, author) => reviseSop(db, { from: await sopReferredTo(db, reference), author, at, id }),
      ({ title, version }) => texts.sop.revised(title, version, shortId(id)),
    )
  })
}
