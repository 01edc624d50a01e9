import { request as ask, type IncomingHttpHeaders } from 'node:http'
import { request as askOver } from 'node:https'
import type { User } from '../../../src/domain/user.ts'
import { makeLog } from '../../../src/http/serve/log.ts'
import { type GivenSettings, readServeSettings } from '../../../src/http/serve/settings.ts'
import { startWebServer, type WebServer } from '../../../src/http/serve/web-server.ts'
import type { Authenticate } from '../../../src/http/sign-in.ts'
import type { Database } from '../../../src/infrastructure/database/database.ts'
import { lackedRights } from '../../../src/infrastructure/database/rights/lacked.ts'
import { en } from '../../../src/languages/en/cli.ts'
import { cheapHashing } from '../../sign-in/cheap-hashing.ts'

export const noSettings: GivenSettings = {
  host: undefined,
  port: undefined,
  tlsCert: undefined,
  tlsKey: undefined,
  insecureHttp: undefined,
  trustProxy: undefined,
  metricsFrom: undefined,
  logLevel: undefined,
  maxBody: undefined,
  maxHeader: undefined,
  maxConnections: undefined,
  readTimeout: undefined,
  keepAlive: undefined,
  drain: undefined,
  stopTimeout: undefined,
  demo: undefined,
  data: undefined,
}

interface Asked {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** A server on a free port, with what it has logged. Whoever shows `Bearer <id>` of a user is that user. */
export interface ServerUnderTest extends WebServer {
  readonly lines: readonly string[]
  ask(path: string, asked?: Asked): Promise<Answer>
}

interface Around {
  readonly env?: Record<string, string>
  readonly users?: readonly User[]
  readonly authenticate?: Authenticate
}

export async function aServer(
  database: Database,
  given: Partial<GivenSettings> = {},
  { env = {}, users = [], authenticate = showingIdOf(users) }: Around = {},
): Promise<ServerUnderTest> {
  const lines: string[] = []
  const settings = readServeSettings({ ...noSettings, port: '0', ...given }, env)
  const secrets = [settings.metrics.token ?? '']
  const server = await startWebServer({
    database,
    settings,
    lacked: () => lackedRights(database),
    authenticate,
    hashing: cheapHashing(),
    differences: async () => [],
    firstStart: undefined,
    demo: undefined,
    sign: ({ sessions }, verb) => sessions.session(verb),
    log: makeLog({ level: settings.logLevel, secrets }, (line) => lines.push(line)),
    advise: en.sayNext,
    now: () => new Date(),
    version: '0.0.0',
  })

  return { ...server, lines, ask: (path, asked) => answerOf(`${server.url}${path}`, asked) }
}

function showingIdOf(users: readonly User[]): Authenticate {
  return async (_database, headers) => {
    const user = users.find(({ id }) => headers.get('authorization') === `Bearer ${id}`)

    return user && { user, by: 'password', id: user.id, deviceId: null }
  }
}

/** Node's own client: fetch sends and hides headers of its own. */
function answerOf(url: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answer> {
  const over = url.startsWith('https:') ? askOver : ask

  return new Promise((resolve, reject) => {
    over(url, { method, headers, rejectUnauthorized: false, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (more: string) => {
        text += more
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
      .on('error', reject)
      .end(body)
  })
}
