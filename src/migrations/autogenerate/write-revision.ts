import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Statement } from '../diff/statement.ts'
import { revisionFiles } from '../files.ts'
import type { History } from '../history.ts'
import type { Comparison } from './comparison.ts'
import { NothingDiffers, RevisionExists } from './errors.ts'
import { type Language, revisionText } from './revision-text.ts'

export interface NewRevision {
  /** A URL that ends in a slash. */
  folder: URL
  /** One line that says what the revision does; the file is named after it. */
  message: string
  /** What autogenerate found; without it, a revision to fill in by hand is written. */
  statements?: Comparison
  history: History
  now: Date
}

export interface WrittenRevision {
  revision: string
  file: string
}

/**
 * Writes the revision that follows the head, to be read and edited by a person before it is released: numbered and
 * named after its message, both directions, with a comment on what destroys, locks or may be a rename. It is
 * TypeScript where the folder's revisions are, otherwise JavaScript, which every Node can load. Throws NotAtHead or
 * UnknownDatabaseRevision for a comparison with a database that is not at head, for what the revisions behind would do
 * would be written once more; NothingDiffers for an empty one; and RevisionExists rather than write over a file.
 */
export async function writeRevision(given: NewRevision): Promise<WrittenRevision> {
  const { folder, message, history, now } = given
  const statements = given.statements ?? { upgrade: [], downgrade: [] }
  if (statements.at !== undefined) history.mustBeHead(statements.at)
  if (given.statements && isEmpty(statements.upgrade) && isEmpty(statements.downgrade))
    throw new NothingDiffers()
  const revision = revisionId(message, history)
  const language = await languageOf(folder)
  const text = revisionText({ revision, downRevision: history.head, message, now, statements, language })
  const file = fileURLToPath(new URL(`${revision}.${language.extension}`, folder))
  await writeNew(file, text)

  return { revision, file }
}

/** '003_add_notes': one more than the highest number, and as many words of the message as fit into 32 characters. */
export function revisionId(message: string, { revisions }: History): string {
  const numbers = revisions.map(({ revision }) => Number(/^\d{1,6}(?=_)/.exec(revision)?.[0] ?? -1))
  const number = String(Math.max(revisions.length - 1, ...numbers) + 1).padStart(3, '0')
  const words = message
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}|'/gu, '')
    .match(/[a-z0-9]+/g)
  const slug = (words ?? ['changes']).join('_')
  const room = 32 - number.length - 1
  const cut = slug.length <= room ? slug : slug.slice(0, room + 1).replace(/_[^_]*$/, '')

  return `${number}_${cut.slice(0, room)}`
}

function isEmpty(statements: readonly Statement[]): boolean {
  return statements.length === 0
}

async function writeNew(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx' })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new RevisionExists(file, { cause: error })
    }
    throw error
  }
}

/** As the folder's latest revision has it. */
async function languageOf(folder: URL): Promise<Language> {
  const latest = (await revisionFiles(folder)).at(-1)
  if (!latest) return { extension: 'mjs', typesFrom: 'tenken/migrations' }
  const extension = latest.split('.').at(-1) ?? 'mjs'
  const text = await readFile(new URL(encodeURIComponent(latest), folder), 'utf8')
  const typesFrom = /\bOperations\b[^;\n]*\bfrom\s+(['"])(.+?)\1/.exec(text)?.[2] ?? 'tenken/migrations'

  return { extension, typesFrom }
}
