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
  if (typeof words !== 'function') return inEach(words, isolating)
  const sentence = (...texts: unknown[]) => words(...texts.map(isolatedIn))

  // It takes and says the same.
  return sentence as Words
}

function isolatedIn<Given>(given: Given): Given {
  // A text stays a text.
  return typeof given === 'string' ? (isolated(given) as Given) : inEach(given, isolatedIn)
}

/** The same with each of its values changed, where it has any. */
function inEach<Whole>(whole: Whole, change: <Part>(part: Part) => Part): Whole {
  if (typeof whole !== 'object' || whole === null) return whole
  // A list stays one.
  if (Array.isArray(whole)) return whole.map(change) as Whole
  const entries = Object.entries(whole).map(([name, part]) => [name, change(part)])

  // It has the same names.
  return Object.fromEntries(entries) as Whole
}
