import type { Command } from 'commander'
import { sopReferredTo } from '../../application/references.ts'
import { publishSop } from '../../application/sop-versions.ts'
import { withActingUser } from '../acting-user.ts'
import type { Context } from '../context.ts'
import { withJson } from '../output/json.ts'
import { shortId } from '../short-id.ts'
import { type Changing, changeVersion } from './change-version.ts'

export function publish(sop: Command, context: Context): void {
  const { texts } = context
  const command = sop
    .command('publish')
    .description(texts.sop.publish)
    .argument('<sop>', texts.sop.draftReference)
  withJson(withActingUser(command, context), context).action((reference: string, options: Changing) => {
    const at = context.now()

    return changeVersion(
      context,
      options,
      async (db, supervisor) =>
        publishSop(db, { id: await sopReferredTo(db, reference, 'draft'), supervisor, at }),
      ({ id, title, version }) => texts.sop.published(title, version, shortId(id)),
    )
  })
}
