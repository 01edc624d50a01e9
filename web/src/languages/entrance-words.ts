import { comingWords } from './coming-words.ts'

/** What is said once in the life of a plant, of a device or of a password; to whoever tries a demo, and to whoever leaves. */
export type EntranceWords = typeof import('./en/entrance.ts')

export const useEntranceWords = comingWords<EntranceWords>({
  en: () => import('./en/entrance.ts'),
  ja: () => import('./ja/entrance.ts'),
})
