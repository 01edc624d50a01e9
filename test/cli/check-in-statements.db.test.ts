import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Overheard, overheard } from './overheard.ts'
import { fuse } from './procedures.ts'
import { aCommandLine, type CommandLine, tenken } from './tenken.ts'
import { readyForWork, worker } from './work-setting.ts'

let line: CommandLine
let sop: string
let server: Overheard

beforeAll(async () => {
  line = await aCommandLine()
  sop = await readyForWork(line, fuse)
  server = await overheard(line.url)
})

afterAll(async () => {
  server.close()
  await line.drop()
})

test('a check from the terminal takes one connection and seven statements beside the connection’s own, and tells the next step', async () => {
  await line.done(worker, 'work', 'start', sop)

  const said = await tenken(['work', 'check', '--pass'], { DATABASE_URL: server.url, TENKEN_USER: worker })

  expect(said).toMatchObject({ code: 0, stdout: expect.stringContaining('Step 2 of 3') })
  expect(server.heard.connections).toBe(1)
  expect(server.heard.statements.map((sql) => sql.trim().replaceAll(/\s+/g, ' '))).toEqual([
    // What the connection relies on, and who it works as.
    expect.stringMatching(/^set client_encoding to /),
    expect.stringContaining('pg_db_role_setting'),
    // The check itself.
    expect.stringMatching(/^begin\b/),
    expect.stringMatching(/^select version_num\b.* from alembic_version$/),
    expect.stringMatching(/^select .* from users where pg_catalog\.lower\(email\)/),
    expect.stringMatching(
      /^select .* from work_sessions w where worker_id = \$1 and status = 'in_progress'$/,
    ),
    expect.stringMatching(/\binsert into safety_checks\b/),
    expect.stringMatching(/^select .* left join hazard_acknowledgements a .* where w\.id = \$1/),
    'commit',
  ])
})
