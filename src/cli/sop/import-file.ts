import { newId } from '../../application/id.ts'
import { publishSop } from '../../application/sop-versions.ts'
import { createSop, sopsTitled } from '../../application/sops.ts'
import { mustBeComplete, type Procedure } from '../../domain/procedure.ts'
import type { User } from '../../domain/user.ts'
import type { Database } from '../../infrastructure/database/database.ts'
import type { Context } from '../context.ts'
import { type ReadProcedure, readProcedure } from './read-procedure.ts'

/** What importing one file came to; `id` and `status` are null after a dry run. */
export interface Imported extends Omit<ReadProcedure, 'procedure'> {
  path: string
  id: string | null
  status: 'draft' | 'effective' | null
  title: string
  taskCount: number
  stepCount: number
  hazardCount: number
  /** Live SOPs that had the same title before. */
  sameTitle: string[]
}

interface Import {
  context: Context
  options: { dryRun?: true; publish?: true }
  database: Database
  author: User
  path: string
}

/**
 * Reads the file and puts the procedure on record as a draft, or published where that is asked for, whole or not at
 * all; after a dry run nothing is written.
 */
export async function importFile({ context, options, database, author, path }: Import): Promise<Imported> {
  const { procedure, ...reading } = await readProcedure(path)
  mustBeComplete(procedure)
  const [id, at] = [newId(), context.now()]
  const sameTitle = await database.session(
    async (db) => {
      const same = await sopsTitled(db, procedure.title)
      if (options.dryRun) return same
      await createSop(db, { procedure, author, at, id })
      if (options.publish) await publishSop(db, { id, supervisor: author, at })

      return same
    },
    options.dryRun ? { readOnly: true } : {},
  )
  const made = options.dryRun
    ? ({ id: null, status: null } as const)
    : ({ id, status: options.publish ? 'effective' : 'draft' } as const)

  return { path, ...made, ...countsOf(procedure), sameTitle, ...reading }
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
