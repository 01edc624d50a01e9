import { newId } from '../../application/id.ts'
import {
  type ImportedAs,
  type ImportedProcedure,
  importProcedure,
  previewImport,
} from '../../application/imports.ts'
import type { User } from '../../domain/user.ts'
import type { Database } from '../../infrastructure/database/database.ts'
import type { Context } from '../context.ts'
import { type ReadProcedure, readProcedure } from './read-procedure.ts'

/** What importing one file came to. */
export interface Imported extends ImportedProcedure, Omit<ReadProcedure, 'procedure'> {
  path: string
}

interface Import {
  context: Context
  as: ImportedAs
  options: { dryRun?: true }
  database: Database
  author: User
  path: string
}

/** Reads the file and puts the procedure on record, whole or not at all; after a dry run nothing is written. */
export async function importFile({
  context,
  as,
  options,
  database,
  author,
  path,
}: Import): Promise<Imported> {
  const { procedure, ...reading } = await readProcedure(path)
  const wanted = { procedure, author, as, at: context.now(), id: newId() }
  const imported = options.dryRun
    ? await database.session((db) => previewImport(db, procedure), { readOnly: true })
    : await database.session((db) => importProcedure(db, wanted))

  return { path, ...imported, ...reading }
}
