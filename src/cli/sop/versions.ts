import type { Command } from 'commander'
import { sopReferredTo } from '../../application/references.ts'
import { versionHistory } from '../../application/sop-records.ts'
import type { SopSummary } from '../../domain/sop.ts'
import type { User } from '../../domain/user.ts'
import type { Context } from '../context.ts'
import { withRecords } from '../database.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { table } from '../output/table.ts'
import { localMinute } from '../output/time.ts'
import { plain } from '../output/width.ts'
import { shortId } from '../short-id.ts'

export function versions(sop: Command, context: Context): void {
  const { texts } = context
  const command = sop
    .command('versions')
    .description(texts.sop.versions)
    .argument('<sop>', texts.sop.reference)
  withJson(command, context).action((reference: string, options: AsJson) =>
    printVersions(context, reference, options),
  )
}

async function printVersions(context: Context, reference: string, options: AsJson): Promise<void> {
  const { terminal } = context
  const { versions: listed, people } = await withRecords(context, (database) =>
    database.session(async (db) => versionHistory(db, await sopReferredTo(db, reference)), {
      readOnly: true,
    }),
  )
  if (options.json) return terminal.out(json({ versions: listed, people: [...people.values()] }))
  const [newest] = listed
  terminal.out(`${terminal.paint('bold', plain(newest?.title ?? ''))}\n\n`)
  terminal.out(versionTable(listed, people, context))
}

function versionTable(
  listed: readonly SopSummary[],
  people: ReadonlyMap<string, User>,
  { terminal, texts }: Context,
): string {
  const { columns } = texts.sop

  return table(
    listed,
    [
      { head: columns.version, cell: ({ version }) => String(version), align: 'right' },
      { head: texts.columns.id, cell: ({ id }) => shortId(id) },
      {
        head: texts.columns.status,
        cell: ({ status, deletedAt }) =>
          texts.words.version[status] + (deletedAt ? ` ${texts.sop.deletedMark}` : ''),
      },
      { head: columns.published, cell: ({ publishedAt }) => (publishedAt ? localMinute(publishedAt) : '') },
      {
        head: columns.by,
        cell: ({ publishedBy }) => people.get(publishedBy ?? '')?.name ?? publishedBy ?? '',
        flexible: true,
      },
      { head: texts.columns.steps, cell: ({ stepCount }) => String(stepCount), align: 'right' },
      { head: texts.columns.hazards, cell: ({ hazardCount }) => String(hazardCount), align: 'right' },
    ],
    terminal.columns,
  )
}
