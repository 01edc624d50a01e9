import type { Command } from 'commander'
import { workSessionReferredTo } from '../../application/references.ts'
import { showWorkSession, type WorkRecord } from '../../application/work-sessions.ts'
import type { Context } from '../context.ts'
import { withRecords } from '../database.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { sayRecord } from './record.ts'

interface Showing extends AsJson {
  brief?: true
}

export function show(work: Command, context: Context): void {
  const { texts } = context
  const command = work
    .command('show')
    .description(texts.work.show)
    .argument('<work>', texts.work.reference)
    .option('--brief', texts.work.brief)
  withJson(command, context).action((reference: string, options: Showing) =>
    print(context, reference, options),
  )
}

async function print(context: Context, reference: string, options: Showing): Promise<void> {
  const { terminal } = context
  const record = await withRecords(context, (database) =>
    database.session(async (db) => showWorkSession(db, await workSessionReferredTo(db, reference)), {
      readOnly: true,
    }),
  )
  const steps = options.brief ? 'brief' : 'all'
  terminal.out(options.json ? json(documentOf(record)) : sayRecord(record, context, { steps }))
}

function documentOf({ people, ...record }: WorkRecord) {
  return { ...record, people: [...people.values()] }
}
