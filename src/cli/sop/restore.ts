import type { Command } from 'commander'
import { sopReferredTo } from '../../application/references.ts'
import { restoreSop } from '../../application/sops.ts'
import type { SopVersion } from '../../domain/sop-version.ts'
import { type ActingAs, actingEmail, actingUser, withActingUser } from '../acting-user.ts'
import type { Context } from '../context.ts'
import { withRecords } from '../database.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { shortId } from '../short-id.ts'

interface Restoring extends ActingAs, AsJson {
  reason?: string
}

export function restore(sop: Command, context: Context): void {
  const { texts } = context
  const command = sop
    .command('restore')
    .description(texts.sop.restore)
    .argument('<sop>', texts.sop.deletedReference)
    .option('--reason <text>', texts.sop.deletionReason)
  withJson(withActingUser(command, context), context).action((reference: string, options: Restoring) =>
    bringBack(context, reference, options),
  )
}

async function bringBack(context: Context, reference: string, options: Restoring): Promise<void> {
  const { terminal } = context
  const at = context.now()
  actingEmail(options, context)
  const sop = await withRecords(context, (database) =>
    database.session(async (db) => {
      const by = await actingUser(db, options, context)
      const id = await sopReferredTo(db, reference)

      return restoreSop(db, { id, by, at, ...(options.reason ? { reason: options.reason } : {}) })
    }),
  )
  const { id, title, version, status, deletedAt } = sop
  terminal.out(
    options.json ? json({ id, title, version, status, deletedAt }) : `${sayRestored(sop, context)}\n`,
  )
}

/** What it can be used for next depends on its status. */
function sayRestored({ id, title, version, status }: SopVersion, { texts }: Context): string {
  if (status === 'draft') return texts.sop.restoredDraft(title, version, shortId(id))
  if (status === 'effective') return texts.sop.restored(title, version, shortId(id))

  return texts.sop.restoredOld(title, version)
}
