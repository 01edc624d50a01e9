import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import pg from 'pg'

/**
 * The version of the server at the URL, such as `18.4`. Throws if nobody answers there within three seconds.
 */
export async function versionOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 })
  // A connection that breaks while it closes says so here; nothing is lost with it.
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string }>(
      `select current_setting('server_version') as version`,
    )

    return String(rows[0]?.version).split(' ')[0] ?? ''
  } finally {
    await client.end()
  }
}

/** The embedded engine's version, `18.6 (PGlite 0.5.16)`, read from its file: to start it takes seconds. */
export function embeddedVersion(): string {
  const module = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const engine = readFileSync(join(dirname(module), 'pglite.wasm'), 'latin1')

  return /PostgreSQL ([\d.]+ \(PGlite [\w.-]+\))/.exec(engine)?.[1] ?? 'of an unknown version'
}
