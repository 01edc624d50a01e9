import type { Texts } from './en/cli.ts'
import type { Language } from './language.ts'

/** Only the language that is spoken gets loaded. */
export async function loadTexts(language: Language): Promise<Texts> {
  return language === 'ja' ? (await import('./ja/cli.ts')).ja : (await import('./en/cli.ts')).en
}
