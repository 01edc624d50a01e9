import { readFile, stat } from 'node:fs/promises'
import { newId } from '../../application/id.ts'
import { createSop, sopsTitled } from '../../application/sops.ts'
import { mustBeComplete, type Procedure } from '../../domain/procedure.ts'
import type { User } from '../../domain/user.ts'
import type { Assumption, Unplaced } from '../../formats/reading.ts'
import type { Database } from '../../infrastructure/database/database.ts'
import type { Context } from '../context.ts'
import { FileUnusable } from '../errors.ts'
import { fileError } from '../file-error.ts'

/** What importing one file came to; `id` is null after a dry run. */
export interface Imported {
  path: string
  id: string | null
  title: string
  taskCount: number
  stepCount: number
  hazardCount: number
  /** Live SOPs that had the same title before. */
  sameTitle: string[]
  assumptions: readonly Assumption[]
  unplaced: readonly UnplacedLines[]
}

export interface UnplacedLines extends Unplaced {
  /** The lines in full, as they stand in the file. */
  lines: string[]
}

interface Import {
  context: Context
  options: { dryRun?: true }
  database: Database
  author: User
  path: string
}

/** Reads the file and puts the procedure on record, whole or not at all; after a dry run nothing is written. */
export async function importFile({ context, options, database, author, path }: Import): Promise<Imported> {
  const { reading, text } = await readProcedure(path)
  const { procedure, assumptions } = reading
  mustBeComplete(procedure)
  const [id, at] = [newId(), context.now()]
  const sameTitle = await database.session(
    async (db) => {
      const same = await sopsTitled(db, procedure.title)
      if (!options.dryRun) await createSop(db, { procedure, author, at, id })

      return same
    },
    options.dryRun ? { readOnly: true } : {},
  )
  const lines = text.split('\n')
  const unplaced = reading.unplaced.map((part) => ({
    ...part,
    lines: lines.slice(part.fromLine - 1, part.toLine),
  }))

  return { path, id: options.dryRun ? null : id, ...countsOf(procedure), sameTitle, assumptions, unplaced }
}

async function readProcedure(path: string) {
  const { formatOf } = await import('../../formats/format.ts')
  const { decodeText } = await import('../../formats/text.ts')
  const format = formatOf(path)
  const text = decodeText(await bytesOf(path), path)

  return { reading: format.read(text, path), text }
}

/** Looks at the size before reading; refuses a folder, a device or a pipe. */
async function bytesOf(path: string): Promise<Uint8Array> {
  const { maxProcedureBytes, UnreadableProcedure } = await import('../../formats/text.ts')
  try {
    const found = await stat(path)
    if (!found.isFile()) throw new FileUnusable(path, 'is not a file')
    if (found.size > maxProcedureBytes) {
      throw new UnreadableProcedure(path, null, `is larger than ${maxProcedureBytes / 1024 / 1024} MiB`)
    }

    return await readFile(path)
  } catch (error) {
    throw fileError(error, path)
  }
}

function countsOf({ title, tasks }: Procedure) {
  const steps = tasks.flatMap((task) => task.steps)

  return {
    title,
    taskCount: tasks.length,
    stepCount: steps.length,
    hazardCount: steps.reduce((sum, step) => sum + step.hazards.length, 0),
  }
}
