import type { Command } from 'commander'
import { sopReferredTo } from '../../application/references.ts'
import { retireSop } from '../../application/sop-versions.ts'
import { withActingUser } from '../acting-user.ts'
import type { Context } from '../context.ts'
import { withJson } from '../output/json.ts'
import { type Changing, changeVersion } from './change-version.ts'

interface Retiring extends Changing {
  reason?: string
}

export function retire(sop: Command, context: Context): void {
  const { texts } = context
  const command = sop
    .command('retire')
    .description(texts.sop.retire)
    .argument('<sop>', texts.sop.reference)
    .option('--reason <text>', texts.sop.reason)
  withJson(withActingUser(command, context), context).action((reference: string, options: Retiring) => {
    const at = context.now()
    const { reason } = options

    return changeVersion(
      context,
      options,
      async (db, supervisor) =>
        retireSop(db, {
          id: await sopReferredTo(db, reference),
          supervisor,
          at,
          ...(reason ? { reason } : {}),
        }),
      ({ title, version }) => texts.sop.retired(title, version),
    )
  })
}
