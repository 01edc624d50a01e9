import { firstStart } from '../../application/first-start.ts'
import { readConfig } from '../../config.ts'
import { makeLog } from '../../http/serve/log.ts'
import type { ServeSettings } from '../../http/serve/settings.ts'
import { startWebServer } from '../../http/serve/web-server.ts'
import { authenticateBy, signBy } from '../../http/sign-in.ts'
import type { Database } from '../../infrastructure/database/database.ts'
import { DifferencesApart } from '../../infrastructure/database/differences-apart.ts'
import { differencesFromModels } from '../../infrastructure/database/own-difference.ts'
import { lackedRights } from '../../infrastructure/database/rights/lacked.ts'
import { Argon2id } from '../../infrastructure/secret-hashing.ts'
import type { Context } from '../context.ts'
import type { Opened } from '../database.ts'
import { localTime } from '../output/time.ts'
import { passwordsOf } from '../report-error.ts'
import type { Opening } from '../sessions.ts'
import { version } from '../version.ts'
import { cautionsFor } from './cautions.ts'
import { demoDatabase, openDemo } from './demo.ts'
import { mustServe } from './must-serve.ts'

interface Scope {
  open: Opening
  context: Context
}

interface Given {
  settings: ServeSettings
  upgrade: true | undefined
}

/**
 * Serves until a signal says to end. Throws NotAtHead where the database is behind, unless it is to be upgraded,
 * DatabaseUnavailable, and what else stands in the way of its start.
 */
export function serveUntilTold({ open, context }: Scope, given: Given): Promise<void> {
  const { demo } = given.settings
  const opened: Opened = demo
    ? demoDatabase(demo, context)
    : { whereMissing: given.upgrade ? 'make' : 'refuse' }

  // No route opens a session within another: its tests run where that is refused.
  return open((database) => serving(database, context, given), { ...opened, nesting: 'not looked for' })
}

async function serving(database: Database, context: Context, { settings, upgrade }: Given): Promise<void> {
  const { terminal, texts, env, now } = context
  const tell = (line: string) => terminal.err(`tenken: ${line}\n`)
  const secrets = [...passwordsOf(env['DATABASE_URL']), settings.metrics.token ?? '']
  const log = makeLog({ level: settings.logLevel, secrets }, terminal.out)
  const hashing = new Argon2id()
  const upgraded = (line: string) => log.info({ revision: line }, 'upgrade')
  const demo =
    settings.demo && (await openDemo(database, { ...settings.demo, hashing, at: now(), log: upgraded }))
  if (!demo) {
    await mustServe(database, upgrade, upgraded)
    for (const caution of await cautionsFor(database, settings)) {
      log.warn(caution, 'caution')
      tell(texts.serve.caution(caution))
    }
  }
  const first = await database.session((db) => firstStart(db, now()), { readOnly: true })
  const server = await startWebServer({
    database,
    settings,
    lacked: () => lackedRights(database),
    authenticate: authenticateBy(now),
    sign: signBy(hashing),
    hashing,
    differences: differencesIn(database, env),
    firstStart: first?.expected,
    demo,
    log,
    advise: texts.sayNext,
    now,
    version: version(),
  })
  // Before anybody hears of it: a signal that comes at once is to be heard, too.
  const told = context.untilTold(server.reload)
  log.info({ url: server.url }, 'listening')
  if (demo && settings.demo) {
    terminal.err(texts.serve.demo({ url: server.url, folder: settings.demo.folder, ...demo }))
  } else tell(texts.serve.listening(server.url))
  if (first) tell(texts.serve.firstStart(linkTo(server.url, first.code), localTime(first.expected.until)))
  const signal = await told
  log.info({ signal }, 'stopping')
  tell(texts.serve.stopping)
  await server.stop()
  log.info('stopped')
}

/** The embedded engine has one opener, and everybody waits for it anyway. */
function differencesIn(database: Database, env: Context['env']): () => Promise<string[]> {
  if (database.engine.kind === 'embedded') return () => database.connection(differencesFromModels)
  const apart = new DifferencesApart(readConfig(env))

  return () => apart.find()
}

/** What stands behind the # no browser sends, so that it is in nobody's log. */
function linkTo(url: string, code: string): string {
  return `${url}/first-start#${code}`
}
