import type { Language } from '../../languages/language.ts'
import type { Texts } from './en.ts'

/** Only the language that is spoken gets loaded. */
export async function loadTexts(language: Language): Promise<Texts> {
  return language === 'ja' ? (await import('./ja.ts')).ja : (await import('./en.ts')).en
}
