import { comingWords } from './coming-words.ts'
import type { help } from './en/help.ts'

export type HelpTopic = keyof typeof help
export type HelpWords = Readonly<Record<HelpTopic, readonly string[]>>

export const useHelpWords = comingWords<HelpWords>({
  en: async () => (await import('./en/help.ts')).help,
  ja: async () => (await import('./ja/help.ts')).help,
})
