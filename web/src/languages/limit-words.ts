import { comingWords } from './coming-words.ts'
import type { limits } from './en/limits.ts'

/** What a field says that takes no text so long. */
export type LimitWords = typeof limits

export const useLimitWords = comingWords<LimitWords>({
  en: async () => (await import('./en/limits.ts')).limits,
  ja: async () => (await import('./ja/limits.ts')).limits,
})
