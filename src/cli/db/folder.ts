import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ownHistory, ownVersions } from '../../infrastructure/database/own-history.ts'
import type { History } from '../../migrations/history.ts'
import { loadHistory } from '../../migrations/load.ts'
import { VersionsFolderNeeded } from '../errors.ts'
import { fileError } from '../file-error.ts'

/** The revisions in a folder; Tenken's own unless one is given. */
export async function historyIn(folder: string | undefined): Promise<History> {
  if (folder === undefined) return ownHistory()
  try {
    return await loadHistory(urlOf(folder))
  } catch (error) {
    throw fileError(error, folder)
  }
}

/** Where new files belong: into the sources, also where the built program runs. Throws VersionsFolderNeeded. */
export function sourceFolder(folder: string | undefined): URL {
  if (folder !== undefined) return urlOf(folder)
  const sources = new URL('../../../../src/infrastructure/database/versions/', ownVersions)
  if (!existsSync(sources)) throw new VersionsFolderNeeded()

  return sources
}

function urlOf(folder: string): URL {
  return pathToFileURL(`${resolve(folder)}/`)
}
