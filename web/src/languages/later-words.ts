import { comingWords } from './coming-words.ts'

/** What is said beside a step: of what changed before it, at a problem, at rest, at the end. */
export type LaterWords = typeof import('./en/later.ts')

export const useLaterWords = comingWords<LaterWords>({
  en: () => import('./en/later.ts'),
  ja: () => import('./ja/later.ts'),
})
