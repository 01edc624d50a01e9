import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { differencesFromModels } from '../../src/infrastructure/database/own-difference.ts'
import { ownHistory } from '../../src/infrastructure/database/own-history.ts'
import { migrate } from '../../src/migrations/runner.ts'
import { aMigratedDatabase, aSupervisor } from '../setup/records.ts'

const page = await readFile(new URL('../../docs/operations.md', import.meta.url), 'utf8')
const [, named = ''] = /they name the one that was[\s\S]*?```sql\n([\s\S]*?)```/.exec(page) ?? []

test('a schema of another name goes back and forth once the rules name it, as docs/operations.md has it', async () => {
  const on = await aMigratedDatabase()
  try {
    await aSupervisor(on.database)
    const history = await ownHistory()
    const before = '019_judge_what_is_told'

    const differences = await on.database.connection(async (sql) => {
      await sql.execute('alter schema public rename to plant; set search_path = plant')
      await sql.execute(named)
      await migrate(sql, history, 'downgrade', before)
      await migrate(sql, history, 'upgrade', 'head')
      const found = await differencesFromModels(sql)
      await sql.execute('reset search_path')

      return found
    })

    expect(differences).toEqual([])
  } finally {
    await on.close()
  }
})
