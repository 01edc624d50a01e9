import type { Command } from 'commander'
import { showTimeline, streamReferredTo, type Timeline } from '../../application/audit/timeline.ts'
import type { Context } from '../context.ts'
import { withRecords } from '../database.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { sayTimeline } from './timeline.ts'

interface Showing extends AsJson {
  verbose?: true
}

export function show(audit: Command, context: Context): void {
  const texts = context.texts.audit
  const command = audit
    .command('show')
    .description(texts.show)
    .argument('<record>', texts.reference)
    .option('--verbose', texts.verbose)
  withJson(command, context).action((reference: string, options: Showing) =>
    print(context, reference, options),
  )
}

async function print(context: Context, reference: string, { json: asJson, verbose }: Showing): Promise<void> {
  const timeline = await withRecords(context, (database) =>
    database.session(async (db) => showTimeline(db, await streamReferredTo(db, reference)), {
      isolation: 'repeatable read',
      readOnly: true,
    }),
  )
  const detail = verbose ? 'everything' : 'what matters'
  context.terminal.out(asJson ? json(documentOf(timeline)) : sayTimeline(timeline, context, detail))
}

function documentOf({ events, named, people, verification, ...timeline }: Timeline) {
  return {
    ...timeline,
    unbroken: verification.count === 0,
    findings: verification.findings,
    events: events.map((event) => ({ ...event, at: new Date(event.at * 1000) })),
    people: [...people.values()],
    named: Object.fromEntries(named),
  }
}
