import { provenRecord } from '../../application/work-records.ts'
import { listWorkSessions } from '../../application/work-sessions.ts'
import { type Config, embeddedFolder } from '../../config.ts'
import { stepsOf } from '../../domain/sop.ts'
import type { Database } from '../../infrastructure/database/database.ts'
import type { Context } from '../context.ts'
import { plain } from '../output/width.ts'
import type { Opening } from '../sessions.ts'
import { shortId } from '../short-id.ts'
import { sayRecord } from '../work/record.ts'
import { type Cast, castOf } from './cast.ts'
import { demoConfig, mustBeTheDemos, ownDatabase } from './own-database.ts'
import { upgradeToHead } from './schema.ts'
import { takeUp } from './take-up.ts'
import { walk } from './walk.ts'

/**
 * In the demo's own database, or one that holds records of nobody else: upgrades it, puts two people and a real
 * procedure on record the first time, and carries one work session through it. A walk that was killed is picked up where
 * it stopped; otherwise a further work session starts. Throws DemoDatabaseNeeded.
 */
export async function demonstrate(
  { open, context }: { open: Opening; context: Context },
  { pace }: { pace: number },
): Promise<void> {
  const { terminal, texts, env } = context
  const adapt = (config: Config) => {
    const its = demoConfig(config, context)
    terminal.out(`${texts.demo.database(placeOf(its, context))}\n`)

    return its
  }
  const demonstration = async (database: Database) => {
    await mustBeTheDemos(database, env)
    const { standing, run } = await upgradeToHead(context, database)
    terminal.out(`${texts.demo.schema(standing, run)}\n`)
    const cast = await castOf(context, database)
    await introduce(context, database, cast)
    const work = await takeUp(context, database, cast)
    await walk({ context, database, cast, work, pace })
    terminal.out(`${texts.demo.completed}\n\n`)
    const shown = await database.session((db) => provenRecord(db, work.id), {
      isolation: 'repeatable read',
      readOnly: true,
    })
    terminal.out(sayRecord(shown, context, { steps: 'brief' }))
    const url = env['DATABASE_URL'] === undefined ? ownDatabase : null
    terminal.out(`\n${texts.demo.next(shortId(cast.sop.id), shortId(work.id), url)}\n`)
  }
  await open(demonstration, { adapt, whereMissing: 'make' })
}

async function introduce(context: Context, database: Database, { worker, supervisor, sop, isNew }: Cast) {
  const { terminal, texts } = context
  const before = await database.session((db) => listWorkSessions(db, { workerId: worker.id, limit: 1000 }), {
    readOnly: true,
  })
  const counts = texts.sop.counts(sop.tasks.length, stepsOf(sop).length, hazardsOf(sop))
  terminal.out(`${texts.demo.people(worker.name, supervisor.name)}\n`)
  terminal.out(`${texts.demo.sop(shortId(sop.id), plain(sop.title))}\n          ${counts}\n\n`)
  terminal.out(`${isNew ? texts.demo.newHere : texts.demo.onRecordBefore(before.length)}\n`)
}

function hazardsOf(sop: Cast['sop']): number {
  return stepsOf(sop).reduce((sum, { hazards }) => sum + hazards.length, 0)
}

/** Where the data is, without a password. */
function placeOf({ databaseUrl }: Config, { texts }: Context): string {
  if (databaseUrl.startsWith('pglite:')) {
    const folder = embeddedFolder(databaseUrl)

    return folder ? texts.demo.embedded(folder) : texts.demo.inMemory
  }
  if (!URL.canParse(databaseUrl)) return 'PostgreSQL'
  const { host, pathname } = new URL(databaseUrl)

  return texts.demo.server(`${host}${pathname}`)
}
