import type { Command } from 'commander'
import { sopReferredTo } from '../../application/references.ts'
import * as sops from '../../application/sops.ts'
import type { Context } from '../context.ts'
import { withRecords } from '../database.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { shortId } from '../short-id.ts'

export function deleteSop(sop: Command, context: Context): void {
  const { texts } = context
  const command = sop.command('delete').description(texts.sop.delete).argument('<sop>', texts.sop.reference)
  withJson(command, context).action((reference: string, options: AsJson) =>
    remove(context, reference, options),
  )
}

async function remove(context: Context, reference: string, options: AsJson): Promise<void> {
  const { terminal, texts } = context
  const at = context.now()
  const sop = await withRecords(context, (database) =>
    database.session(async (db) => {
      const id = await sopReferredTo(db, reference)
      await sops.deleteSop(db, id, at)

      return sops.showSop(db, id, { deleted: 'include' })
    }),
  )
  const { id, title, deletedAt } = sop
  terminal.out(options.json ? json({ id, title, deletedAt }) : `${texts.sop.deleted(title, shortId(id))}\n`)
}
