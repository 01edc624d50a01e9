import type { Command } from 'commander'
import { sopReferredTo } from '../../application/references.ts'
import * as sops from '../../application/sops.ts'
import { type ActingAs, actingEmail, actingUser, withActingUser } from '../acting-user.ts'
import type { Context } from '../context.ts'
import { withRecords } from '../database.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { shortId } from '../short-id.ts'

interface Deleting extends ActingAs, AsJson {
  reason?: string
}

export function deleteSop(sop: Command, context: Context): void {
  const { texts } = context
  const command = sop
    .command('delete')
    .description(texts.sop.delete)
    .argument('<sop>', texts.sop.draftReference)
    .option('--reason <text>', texts.sop.deletionReason)
  withJson(withActingUser(command, context), context).action((reference: string, options: Deleting) =>
    remove(context, reference, options),
  )
}

async function remove(context: Context, reference: string, options: Deleting): Promise<void> {
  const { terminal, texts } = context
  const at = context.now()
  actingEmail(options, context)
  const sop = await withRecords(context, (database) =>
    database.session(async (db) => {
      const by = await actingUser(db, options, context)
      const id = await sopReferredTo(db, reference, 'draft')

      return sops.deleteSop(db, { id, by, at, ...(options.reason ? { reason: options.reason } : {}) })
    }),
  )
  const { id, title, version, status, deletedAt } = sop
  terminal.out(
    options.json
      ? json({ id, title, version, status, deletedAt })
      : `${texts.sop.deleted(title, version, shortId(id))}\n`,
  )
}
