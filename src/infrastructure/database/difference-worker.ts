import { parentPort, workerData } from 'node:worker_threads'
import { isCoded } from '../../domain/errors.ts'
import { Database } from './database.ts'
import { differencesFromModels } from './own-difference.ts'

/** In a thread of its own, by the configuration that it was given: see differencesApart. */
try {
  await using database = await Database.open(workerData)
  parentPort?.postMessage({ found: await database.connection(differencesFromModels) })
} catch (error) {
  if (!isCoded(error)) throw error
  // A thread passes on no more of an error than its words.
  const { code, kind, message, data } = error
  parentPort?.postMessage({ refused: { code, kind, message, data } })
}
