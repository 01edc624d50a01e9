/**
 * The same text, which turns nothing that stands beside it, also where no element can be around it. Each line of it with
 * signs that turn the direction of writing, or letters that are written the other way, is an isolate (U+2068 to U+2069):
 * one more for each that the line ends, so that it never ends ours, and what it begins is ended.
 */
export function isolated(text: string): string {
  return text.replace(
    /^.*[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069].*/gm,
    (line) =>
      '\u2068'.repeat(line.split('\u2069').length) +
      line +
      '\u2069'.repeat(line.split(/[\u2066-\u2068]/).length),
  )
}

/** The same words: whatever text a sentence is made with turns nothing of the rest of it. */
export function isolating<Words>(words: Words): Words {
  if (typeof words === 'function') {
    const sentence = (...given: unknown[]) =>
      words(...given.map((one) => (typeof one === 'string' ? isolated(one) : one)))

    // It takes and says the same.
    return sentence as Words
  }
  if (typeof words !== 'object' || words === null) return words
  const entries = Object.entries(words).map(([name, one]) => [name, isolating(one)])

  // It has the same names.
  return Object.fromEntries(entries) as Words
}
