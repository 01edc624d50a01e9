import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { DifferencesApart } from '../../src/infrastructure/database/differences-apart.ts'
import { engineUnderTest } from '../setup/database.ts'
import { aMigratedDatabase } from '../setup/records.ts'

/** Node runs a thread of what was built. */
const built = pathToFileURL(
  resolve(import.meta.dirname, '../../dist/infrastructure/database/difference-worker.js'),
)

test.runIf(engineUnderTest === 'server')(
  'what separates a database from its models is found in another thread, which tells why it could not',
  async () => {
    const on = await aMigratedDatabase()
    await on.database.connection((sql) => sql.execute('alter table sops add column extra text'))
    const apart = new DifferencesApart(readConfig({ DATABASE_URL: on.url }), built)
    const none = new DifferencesApart(
      readConfig({ DATABASE_URL: 'postgres://127.0.0.1:1/none', DATABASE_SESSION_RETRIES: '0' }),
      built,
    )

    const found = await Promise.all([apart.find(), apart.find()])

    expect(found).toEqual([1, 2].map(() => [expect.stringContaining('drop column extra')]))
    await expect(none.find()).rejects.toMatchObject({ code: 'database_unavailable', kind: 'unavailable' })
    await on.close()
  },
)
