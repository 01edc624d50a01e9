import { writeFile } from 'node:fs/promises'
import { shippedTemplate } from '../../../migrations/autogenerate/fresh-database.ts'
import { startInMemory } from './fresh-database.ts'

/** Run once by the build: a fresh database as a file, from which others are made in a fraction of the time. */
const pglite = await startInMemory()
await pglite.exec('checkpoint')
const template = await pglite.dumpDataDir('gzip')
await writeFile(shippedTemplate, Buffer.from(await template.arrayBuffer()))
await pglite.close()
