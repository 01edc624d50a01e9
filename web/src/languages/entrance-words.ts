import { use } from 'react'
import { chosenLanguage } from './language.ts'

/** What is said once in the life of a plant, of a device or of a password. */
export type EntranceWords = typeof import('./en/entrance.ts')

const loaded: Promise<EntranceWords> =
  chosenLanguage() === 'ja' ? import('./ja/entrance.ts') : import('./en/entrance.ts')

/** Waits for them, once. */
export function useEntranceWords(): EntranceWords {
  return use(loaded)
}
