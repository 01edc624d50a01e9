import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { compare } from '../../src/migrations/autogenerate/compare.ts'
import type { Comparison } from '../../src/migrations/autogenerate/comparison.ts'
import type { Models } from '../../src/migrations/autogenerate/models.ts'
import type { Connection } from '../../src/migrations/connection.ts'
import { aConnection, run } from './connection.ts'

interface Settling {
  /** The connection of the file's tests; each begins with an empty schema public and no other. */
  readonly sql: Connection
  /** Where it leads, for another one. */
  readonly url: string
  /**
   * Brings what is live to the models and expects nothing to differ then; takes it back and brings it there again, so
   * that both directions have run.
   */
  settle(live: string, models: readonly string[] | Models): Promise<Comparison>
}

const others = `do $$ declare name text; begin
  for name in select nspname from pg_namespace where nspname !~ '^(pg_|information_schema$)' loop
    execute format('drop schema %I cascade', name);
  end loop; end $$; create schema public`

/** Registers the set-up of a file whose tests bring live schemas to models. */
export function settling(): Settling {
  let database: Awaited<ReturnType<typeof aConnection>>
  beforeAll(async () => {
    database = await aConnection()
  })
  afterAll(() => database.close())
  beforeEach(() => database.sql.execute(others))

  return {
    get sql() {
      return database.sql
    },
    get url() {
      return database.url
    },
    async settle(live, declared) {
      const { sql } = database
      const models: Models = 'schema' in declared ? declared : { schema: {}, sql: declared }
      if (live) await sql.execute(live)
      const comparison = await compare(sql, models)
      await run(sql, comparison.upgrade)
      expect(await compare(sql, models)).toEqual({ upgrade: [], downgrade: [] })
      await run(sql, comparison.downgrade)
      await run(sql, (await compare(sql, models)).upgrade)
      expect(await compare(sql, models)).toEqual({ upgrade: [], downgrade: [] })

      return comparison
    },
  }
}
