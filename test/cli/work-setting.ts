import { publishSop } from '../../src/application/sop-versions.ts'
import { createSop } from '../../src/application/sops.ts'
import { readConfig } from '../../src/config.ts'
import { formatOf } from '../../src/formats/format.ts'
import { Database } from '../../src/infrastructure/database/database.ts'
import { ownHistory } from '../../src/infrastructure/database/own-history.ts'
import { migrate } from '../../src/migrations/runner.ts'
import { addPerson } from '../setup/records.ts'
import type { CommandLine } from './tenken.ts'

export const [worker, supervisor, other] = ['tanaka@example.com', 'sato@example.com', 'mori@example.com']

/** Upgraded, with a worker, a supervisor, another worker, and this procedure published. Returns the SOP's id. */
export async function readyForWork(line: CommandLine, markdown: string): Promise<string> {
  await using database = await Database.open(readConfig({ DATABASE_URL: line.url }))
  const history = await ownHistory()
  await database.connection((sql) => migrate(sql, history, 'upgrade', 'head'))
  const at = new Date()

  return await database.session(async (db) => {
    const author = await addPerson(db, { email: supervisor, name: 'Haruto Sato', role: 'supervisor' })
    await addPerson(db, { email: worker, name: 'Kenji Tanaka', role: 'worker' })
    await addPerson(db, { email: other, name: 'Yuki Mori', role: 'worker' })
    const { procedure } = formatOf('sop.md').read(markdown, 'sop.md')
    const { id } = await createSop(db, { procedure, author, at })
    await publishSop(db, { id, supervisor: author, at })

    return id
  })
}
