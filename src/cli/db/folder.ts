import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Command } from 'commander'
import type { History } from '../../migrations/history.ts'
import type { Context } from '../context.ts'
import { VersionsFolderNeeded } from '../errors.ts'
import { fileError } from '../file-error.ts'

export interface InFolder {
  folder?: string
}

/** Lets a command work on revisions that are not Tenken's own. */
export function withFolder(command: Command, { texts }: Context): Command {
  return command.option('--folder <dir>', texts.db.folder)
}

export async function historyIn({ folder }: InFolder): Promise<History> {
  if (folder === undefined) {
    const { ownHistory } = await import('../../infrastructure/database/own-history.ts')

    return ownHistory()
  }
  const { loadHistory } = await import('../../migrations/load.ts')
  try {
    return await loadHistory(urlOf(folder))
  } catch (error) {
    throw fileError(error, folder)
  }
}

/** Where new files belong: into the sources, also where the built program runs. Throws VersionsFolderNeeded. */
export async function sourceFolder({ folder }: InFolder): Promise<URL> {
  if (folder !== undefined) return urlOf(folder)
  const { ownVersions } = await import('../../infrastructure/database/own-history.ts')
  const sources = new URL('../../../../src/infrastructure/database/versions/', ownVersions)
  if (!existsSync(sources)) throw new VersionsFolderNeeded()

  return sources
}

function urlOf(folder: string): URL {
  return pathToFileURL(`${resolve(folder)}/`)
}
