import type { Command } from 'commander'
import { sopReferredTo } from '../../application/references.ts'
import { restoreSop, showSop } from '../../application/sops.ts'
import type { Context } from '../context.ts'
import { withRecords } from '../database.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { shortId } from '../short-id.ts'

export function restore(sop: Command, context: Context): void {
  const { texts } = context
  const command = sop.command('restore').description(texts.sop.restore).argument('<sop>', texts.sop.reference)
  withJson(command, context).action((reference: string, options: AsJson) =>
    bringBack(context, reference, options),
  )
}

async function bringBack(context: Context, reference: string, options: AsJson): Promise<void> {
  const { terminal, texts } = context
  const at = context.now()
  const sop = await withRecords(context, (database) =>
    database.session(async (db) => {
      const id = await sopReferredTo(db, reference)
      await restoreSop(db, id, at)

      return showSop(db, id)
    }),
  )
  const { id, title, deletedAt } = sop
  terminal.out(options.json ? json({ id, title, deletedAt }) : `${texts.sop.restored(title, shortId(id))}\n`)
}
