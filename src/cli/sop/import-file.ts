import { newId } from '../../application/id.ts'
import {
  type Importable,
  type ImportedProcedure,
  importProcedure,
  previewImport,
} from '../../application/imports.ts'
import type { User } from '../../domain/user.ts'
import type { ReadProcedure } from '../../formats/read-text.ts'
import type { Unplaced } from '../../formats/reading.ts'
import type { Database } from '../../infrastructure/database/database.ts'
import { LinesLeftOut } from '../errors.ts'
import { loadFormats } from './formats.ts'
import { readProcedure } from './read-procedure.ts'
import type { Source } from './source.ts'

/** What importing one file came to. */
export interface Imported extends ImportedProcedure, Omit<ReadProcedure, 'procedure' | 'takenFrom'> {
  path: string
}

/** What importing several came to. */
export interface Outcome {
  /** What was written, or would be. */
  imported: Imported[]
  /** What is on record to the word. */
  skipped: Imported[]
  failed: { path: string; error: unknown }[]
}

export interface Import extends Pick<Importable, 'as' | 'ifChanged' | 'changesOfOthers'> {
  author: User
  at: Date
  dryRun: true | undefined
  despiteUnplaced: true | undefined
}

/**
 * Reads the file and puts the procedure on record, whole or not at all, unless it is there; after a dry run nothing is
 * written. Throws LinesLeftOut where it is to be published and says more than the procedure does.
 */
export async function importFile(
  source: Source,
  database: Database,
  { dryRun, despiteUnplaced, author, at, ...how }: Import,
): Promise<Imported> {
  const { procedure, takenFrom, ...reading } = await readProcedure(source)
  const wanted = { ...how, procedure, takenFrom }
  const id = newId()
  const look = () => database.session((db) => previewImport(db, wanted), { readOnly: true })
  const leftOut = how.as === 'effective' && !despiteUnplaced ? await textOf(reading) : []
  const imported =
    dryRun || leftOut.length > 0
      ? await look()
      : await database.session((db) => importProcedure(db, { ...wanted, author, at, id }))
  if (imported.outcome !== 'unchanged') mustLeaveNothingOut(source.path, leftOut)

  return { path: source.path, ...imported, ...reading }
}

async function textOf({ unplaced }: Pick<ReadProcedure, 'unplaced'>): Promise<Unplaced[]> {
  const { textLeftOut } = await loadFormats()

  return textLeftOut(unplaced)
}

function mustLeaveNothingOut(path: string, [first, ...others]: readonly Unplaced[]): void {
  if (!first) return
  const lines = [first, ...others].reduce((sum, { fromLine, toLine }) => sum + toLine - fromLine + 1, 0)

  throw new LinesLeftOut(path, lines, { line: first.fromLine, text: first.text })
}
