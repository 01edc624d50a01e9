import type { z } from 'zod'
import { importProcedure, previewImport } from '../application/imports.ts'
import { inputs } from '../contract/inputs.ts'
import { formatOf, formatOfText } from '../formats/format.ts'
import { type ReadProcedure, readText } from '../formats/read-text.ts'
import { route } from './route.ts'
import { reading, writing } from './sessions.ts'

/** Documents that become procedures; each line that does not is accounted for. */
export const sopImports = {
  preview: route({
    method: 'post',
    path: '/sop-imports',
    summary: 'How a document would be read and what importing it would come to; nothing is changed',
    may: 'write procedures',
    body: inputs.previewImport,
    repeats: 'freely',
    session: reading,
    run: async ({ db }, { body }) => {
      const { wanted, account } = readFor(body)

      return { ...(await previewImport(db, wanted)), ...account, procedure: wanted.procedure }
    },
    document: { as: 'importPreview', of: (imported) => imported },
  }),
  import: route({
    method: 'put',
    path: '/sop-imports/{id}',
    summary: 'Put a document on record as a draft, under this id where it is a new version',
    may: 'write procedures',
    body: inputs.importSop,
    session: writing,
    run: async ({ db, actor }, { path: { id }, body: { at, ...body } }) => {
      const { wanted, account } = readFor(body)

      return { ...(await importProcedure(db, { ...wanted, id, author: actor, at })), ...account }
    },
    document: { as: 'importedProcedure', of: (imported) => imported },
  }),
}

/** The procedure that the text tells, to be a draft, and an account of what of it is in none. Throws UnreadableProcedure. */
function readFor({ text, format, name = 'text', ...how }: z.output<typeof inputs.previewImport>) {
  const named = format && formatOf(format === 'json' ? '.json' : '.md')
  const read: ReadProcedure = readText(text, named ?? formatOfText(text), name)
  const { procedure, takenFrom, ...account } = read

  return { wanted: { ...how, procedure, takenFrom, as: 'draft' } as const, account }
}
