const japanese = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef\u30fb\u30fc]`
/** Numbers with their units, and short names, belong to the words on both sides of them. */
const runs = new RegExp(`(${japanese}+(?:[\\p{L}\\p{N} %.,/]{1,8}${japanese}+)*)`, 'u')

/** A text in pieces, by turns not Japanese and Japanese: the second, the fourth … are, and only the first or last may be empty. */
export function japaneseRuns(text: string): string[] {
  return text.split(runs)
}
