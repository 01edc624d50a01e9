import { NothingDiffers } from '../../migrations/autogenerate/errors.ts'
import { writeRevision } from '../../migrations/autogenerate/write-revision.ts'
import { objectionsOf } from '../../migrations/lint/statements.ts'
import type { Context } from '../context.ts'
import type { Scope } from './connection.ts'
import { historyIn, sourceFolder } from './folder.ts'

interface Given {
  message: string
  autogenerate: true | undefined
  folder: string | undefined
}

interface Written {
  /** Undefined where nothing differs. */
  file: string | undefined
  /** What lint objects to in it; undefined for one that is to be filled in by hand. */
  objections: number | undefined
  /** How many statements somebody ran beside the revisions. */
  drift: number
}

/** Writes a new revision: empty, or with the statements that bring the database to the models. */
export async function writeNew(scope: Scope & { at: Date }, given: Given): Promise<Written> {
  const folder = sourceFolder(given.folder)
  const history = await historyIn(given.folder)
  // Models and comparison are loaded for whoever needs them.
  const found = given.autogenerate && (await (await import('./difference.ts')).ownDrift(scope, history))
  const statements = found ? { statements: found.wanted } : {}
  const drift = found ? found.made.length : 0
  try {
    const { file } = await writeRevision({
      folder,
      message: given.message,
      history,
      now: scope.at,
      ...statements,
    })

    return { file, objections: found && (await objectionsOf(found.wanted, history)).length, drift }
  } catch (error) {
    if (!(error instanceof NothingDiffers)) throw error

    return { file: undefined, objections: undefined, drift }
  }
}

export function sayWritten({ file, objections }: Written, { texts: { db } }: Context): string {
  if (file === undefined) return db.nothingDiffers

  return [db.wrote(file), ...(objections === undefined ? [] : [db.lintFound(objections)])].join('\n')
}
