import type { Command } from 'commander'
import { sopReferredTo } from '../../application/references.ts'
import { type Edited, editSop } from '../../application/sop-versions.ts'
import { countsOf } from '../../domain/version-difference.ts'
import { type ActingAs, actingEmail, actingUser, withActingUser } from '../acting-user.ts'
import type { Context } from '../context.ts'
import { withRecords } from '../database.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { shortId } from '../short-id.ts'
import { headOf } from './change-version.ts'
import { sayDifference } from './difference-report.ts'
import { sayReading } from './import-report.ts'
import { readProcedure } from './read-procedure.ts'

interface Editing extends ActingAs, AsJson {
  unplaced?: true
}

export function edit(sop: Command, context: Context): void {
  const { texts } = context
  const command = sop
    .command('edit')
    .description(texts.sop.edit)
    .argument('<draft>', texts.sop.draftReference)
    .argument('<file>', texts.sop.file)
    .option('--unplaced', texts.sop.showUnplaced)
  withJson(withActingUser(command, context), context).action(
    (reference: string, file: string, options: Editing) => editOne(context, [reference, file], options),
  )
}

async function editOne(
  context: Context,
  [reference, file]: [string, string],
  options: Editing,
): Promise<void> {
  const { terminal } = context
  const at = context.now()
  actingEmail(options, context)
  const { procedure, ...reading } = await readProcedure(file)
  const edited = await withRecords(context, (database) =>
    database.session(async (db) => {
      const author = await actingUser(db, options, context)

      return editSop(db, { id: await sopReferredTo(db, reference, 'draft'), procedure, author, at })
    }),
  )
  if (options.json) return terminal.out(json({ ...documentOf(edited), ...reading }))
  terminal.out(`${sayEdited(edited, context)}${sayReading(reading, context, options)}`)
}

function documentOf({ sop, difference }: Edited) {
  return { sop: headOf(sop), ...difference, counts: countsOf(difference) }
}

function sayEdited({ sop, difference }: Edited, context: Context): string {
  const { texts } = context
  const { id, title, version } = sop
  if (!difference.title && difference.parts.length === 0)
    return `${texts.sop.nothingChanged(title, version)}\n`

  return `${texts.sop.edited(title, version, shortId(id))}\n${sayDifference(difference, context)}`
}
