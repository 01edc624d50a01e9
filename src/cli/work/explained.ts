import type { Database } from '../../infrastructure/database/database.ts'
import type { Context } from '../context.ts'
import type { Session } from '../database.ts'
import type { AsJson } from '../output/json.ts'

/** What a person needs to act on this error besides its one sentence; undefined where the sentence is enough. */
export type Explain = (db: Session, error: unknown) => Promise<string | undefined>

/** Runs the work; of an error that it throws, tells people the explanation on stderr, ahead of the error's own line. */
export async function explained<T>(
  { context, options, database }: { context: Context; options: AsJson; database: Database },
  run: () => Promise<T>,
  explain: Explain,
): Promise<T> {
  try {
    return await run()
  } catch (error) {
    const told = options.json
      ? undefined
      : await database.session((db) => explain(db, error), { readOnly: true })
    if (told) context.terminal.err(told)
    throw error
  }
}
