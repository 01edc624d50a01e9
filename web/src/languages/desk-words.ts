import { comingWords } from './coming-words.ts'
import type { desk } from './en/desk/index.ts'
import { isolating } from './isolating.ts'

/** What the desk says: all that supervisors, authors, admins and auditors do. A worker's page never loads them. */
export type DeskWords = typeof desk

export const useDeskWords = comingWords<DeskWords>({
  en: async () => isolating((await import('./en/desk/index.ts')).desk),
  ja: async () => isolating((await import('./ja/desk/index.ts')).desk),
})
