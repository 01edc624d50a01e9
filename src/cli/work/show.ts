import type { Command } from 'commander'
import { workSessionReferredTo } from '../../application/references.ts'
import { type ProvenRecord, provenRecord } from '../../application/work-records.ts'
import { pausedSecondsOf, workedSecondsOf } from '../../domain/working-time.ts'
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
  const shown = await withRecords(context, (database) =>
    database.session(async (db) => provenRecord(db, await workSessionReferredTo(db, reference)), {
      isolation: 'repeatable read',
      readOnly: true,
    }),
  )
  const steps = options.brief ? 'brief' : 'all'
  terminal.out(options.json ? json(documentOf(shown, context.now())) : sayRecord(shown, context, { steps }))
}

function documentOf({ record: { people, ...record }, trail }: ProvenRecord, now: Date) {
  const { work } = record
  const time = { workedSeconds: workedSecondsOf(work, now), pausedSeconds: pausedSecondsOf(work, now) }

  return { ...record, time, people: [...people.values()], trail }
}
