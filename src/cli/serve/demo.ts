import type { DemoSettings } from '../../http/serve/settings.ts'
import type { Database } from '../../infrastructure/database/database.ts'
import { upgrade } from '../../infrastructure/database/upgrade.ts'
import type { Argon2id } from '../../infrastructure/secret-hashing.ts'
import { type Doors, isPlant, openDoors } from '../../plant/doors.ts'
import type { Context } from '../context.ts'
import type { Opened } from '../database.ts'
import { NotADemo } from '../errors.ts'

/** The database of the demo plant, which is made at the first start; no other is looked at. */
export function demoDatabase({ folder }: DemoSettings, { terminal, texts }: Context): Opened {
  return {
    adapt: (config) => ({ ...config, databaseUrl: `pglite:${folder}` }),
    whereMissing: 'make',
    contents: async () => {
      terminal.err(`${texts.serve.makingDemo(folder)}\n`)
      const { makePlant } = await import('../../plant/make-plant.ts')

      return makePlant()
    },
  }
}

interface Opening {
  folder: string
  hashing: Argon2id
  at: Date
  log: (line: string) => void
}

/**
 * Lets anybody at this machine in as the people of the plant. A plant of an older Tenken is upgraded, with all that was
 * tried in it. Throws NotADemo, before anything is changed, where the folder holds records of others.
 */
export async function openDemo(database: Database, { folder, hashing, at, log }: Opening): Promise<Doors> {
  if (!(await isPlant(database))) throw new NotADemo(folder)
  await upgrade(database, { log })

  return openDoors(database, { hashing, at })
}
