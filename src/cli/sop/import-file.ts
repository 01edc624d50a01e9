import { newId } from '../../application/id.ts'
import {
  type ImportedAs,
  type ImportedProcedure,
  importProcedure,
  previewImport,
} from '../../application/imports.ts'
import type { User } from '../../domain/user.ts'
import type { Database } from '../../infrastructure/database/database.ts'
import { type ReadProcedure, readProcedure } from './read-procedure.ts'

/** What importing one file came to. */
export interface Imported extends ImportedProcedure, Omit<ReadProcedure, 'procedure'> {
  path: string
}

interface Import {
  author: User
  as: ImportedAs
  at: Date
  dryRun: true | undefined
}

/** Reads the file and puts the procedure on record, whole or not at all; after a dry run nothing is written. */
export async function importFile(
  path: string,
  database: Database,
  { dryRun, ...wanted }: Import,
): Promise<Imported> {
  const { procedure, ...reading } = await readProcedure(path)
  const id = newId()
  const imported = dryRun
    ? await database.session((db) => previewImport(db, procedure), { readOnly: true })
    : await database.session((db) => importProcedure(db, { ...wanted, procedure, id }))

  return { path, ...imported, ...reading }
}
