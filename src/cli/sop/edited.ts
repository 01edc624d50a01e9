import type { Edited } from '../../application/sop-versions.ts'
import { toldEdit } from '../../application/told-records.ts'
import type { ReadProcedure } from '../../formats/read-text.ts'
import type { Context } from '../context.ts'
import { shortId } from '../short-id.ts'
import { sayDifference } from './difference-report.ts'
import { sayReading } from './import-report.ts'

interface EditedFromFile extends Edited {
  /** How the file was read. */
  reading: Omit<ReadProcedure, 'procedure' | 'takenFrom'>
}

export function editedDocument({ reading, ...edited }: EditedFromFile) {
  return { ...toldEdit(edited), ...reading }
}

/** What differs from the draft before, and what of the file has no place in it. */
export function sayEdited(
  { reading, ...edited }: EditedFromFile,
  context: Context,
  options: { unplaced: true | undefined },
): string {
  return `${sayEdit(edited, context)}${sayReading(reading, context, options)}`
}

/** What differs from the draft before. */
export function sayEdit({ sop, difference }: Edited, context: Context): string {
  const { texts } = context
  const { id, title, version } = sop
  if (!difference.title && difference.parts.length === 0)
    return `${texts.sop.nothingChanged(title, version)}\n`

  return `${texts.sop.edited(title, version, shortId(id))}\n${sayDifference(difference, context)}`
}
