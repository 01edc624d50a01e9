import type { Language } from './language.ts'

/**
 * The language that a text of the record is in, as its script tells: kana or kanji are Japanese, and what has letters
 * of English alone is English; undefined where neither is so. The record itself does not say.
 */
export function languageOf(text: string): Language | undefined {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text)) return 'ja'

  return /[a-z]/i.test(text) && !/[^\P{Letter}a-z]/iu.test(text) ? 'en' : undefined
}

/** Nobody writes it. */
const between = '\u0000'
/** After these a phrase is over, where a word of content follows. */
const particle = /^(?:を|に|が|は|で|と|も|の|へ|や|て|た|から|まで|より|ので|ながら|ところで)$/u
const mark = /[、。・,.:;!?\uff01\uff0c\uff1a\uff1b\uff1f」』)\uff09\]】 \u3000]$/u
const opening = /^[「『(\uff08[【]/u
const content = /^[\p{Script=Han}\p{Script=Katakana}a-z\d]/iu

/**
 * A Japanese text in the pieces between which a line of large type may break: before a word of content that follows a
 * particle or a mark. A browser breaks in the middle of a word.
 */
export function phrasesOf(text: string): string[] {
  if (!('Segmenter' in Intl)) return [text]
  const words = Array.from(
    new Intl.Segmenter('ja', { granularity: 'word' }).segment(text),
    ({ segment }) => segment,
  )

  return words
    .map((word, at) => (at > 0 && begins(word, words[at - 1] ?? '') ? `${between}${word}` : word))
    .join('')
    .split(between)
}

function begins(word: string, before: string): boolean {
  if (opening.test(word)) return !opening.test(before)

  return content.test(word) && (particle.test(before) || mark.test(before))
}

/** A number stays beside its unit. */
export function withUnits(text: string): string {
  return text.replace(/(?<=\d) (?=[\p{Script=Han}%]|\p{L}{1,3}(?!\p{L}))/gu, '\u00a0')
}
