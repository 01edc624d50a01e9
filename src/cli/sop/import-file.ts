import { newId } from '../../application/id.ts'
import {
  type ImportedAs,
  type ImportedProcedure,
  importProcedure,
  previewImport,
} from '../../application/imports.ts'
import type { User } from '../../domain/user.ts'
import type { Database } from '../../infrastructure/database/database.ts'
import { LinesLeftOut } from '../errors.ts'
import { loadFormats } from './formats.ts'
import { type ReadProcedure, readProcedure, type UnplacedLines } from './read-procedure.ts'

/** What importing one file came to. */
export interface Imported extends ImportedProcedure, Omit<ReadProcedure, 'procedure'> {
  path: string
}

interface Import {
  author: User
  as: ImportedAs
  at: Date
  dryRun: true | undefined
  despiteUnplaced: true | undefined
}

/**
 * Reads the file and puts the procedure on record, whole or not at all; after a dry run nothing is written. Throws
 * LinesLeftOut where it is to be published and says more than the procedure does.
 */
export async function importFile(
  path: string,
  database: Database,
  { dryRun, despiteUnplaced, ...wanted }: Import,
): Promise<Imported> {
  const { procedure, ...reading } = await readProcedure(path)
  if (wanted.as === 'effective' && !despiteUnplaced) await mustLeaveNothingOut(path, reading.unplaced)
  const id = newId()
  const imported = dryRun
    ? await database.session((db) => previewImport(db, procedure), { readOnly: true })
    : await database.session((db) => importProcedure(db, { ...wanted, procedure, id }))

  return { path, ...imported, ...reading }
}

async function mustLeaveNothingOut(path: string, unplaced: readonly UnplacedLines[]): Promise<void> {
  const { textLeftOut } = await loadFormats()
  const [first, ...others] = textLeftOut(unplaced)
  if (!first) return
  const lines = [first, ...others].reduce((sum, { fromLine, toLine }) => sum + toLine - fromLine + 1, 0)

  throw new LinesLeftOut(path, lines, { line: first.fromLine, text: first.text })
}
