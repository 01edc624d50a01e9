/** The number or letter that a line begins with. */
export interface NumberMark {
  numbering: Numbering
  value: number
  /** The mark's length. */
  length: number
}

export interface Numbering {
  name: string
  /** The mark; its first group is what counts. */
  form: RegExp
  /** What counts, as a number; 0 where it is none. */
  valueOf: (text: string) => number
  /** Certain by one line alone, or only where the next line counts on. */
  isCertain: boolean
}

const cjk = '\\u3040-\\u30ff\\u3400-\\u9fff\\uff66-\\uff9f'
const digits = '[0-9０-９]{1,9}'
const digitsValue = (text: string) => Number(text.normalize('NFKC').replace(/^.*[^0-9]/, '')) || 0
const among = (letters: string) => (text: string) =>
  [...letters].indexOf(text.normalize('NFKC').toLowerCase()) + 1
const kanji = '一二三四五六七八九'
const latin = 'abcdefghijklmnopqrstuvwxyz'

/** Every way to number steps that procedures use; the first that fits counts. */
export const numberings: readonly Numbering[] = [
  {
    // 手順1 …, ステップ２：…, Step 3 – …, STEP 4: …, 第5 …
    name: 'word',
    form: new RegExp(
      `^(?:step|stage|schritt|stap|étape|etape|paso|passo|手順|ステップ|工程|作業|その|第)[ \\u3000]?(${digits}|[${kanji}十]{1,3})(?:(?:工程|段階|ステップ|手順|項|に)?[ ]?[.．:：、,)）]|(?=\\*\\*|__)|[ ]?[–—―ー－]|[ ]-(?=\\s)|(?:工程|段階|ステップ|手順|項)?(?:$|\\s(?!(?:is|are|was|were|must|may|can|will|should|of|to|and|or|in|for|has|if)\\b))|(?=[\\u30a0-\\u30ff\\u3400-\\u9fff]))`,
      'iu',
    ),
    valueOf: (text) => kanjiValue(text) || digitsValue(text),
    isCertain: true,
  },
  {
    // 1.1 …, 1-1 …, 2.3.1. …
    name: 'levels',
    form: new RegExp(
      `^([0-9０-９]{1,3}(?:[-.－‐．][0-9０-９]{1,3}){1,4})(?:[.．)）:：、]|(?=[ \\t\\u3000]|[${cjk}]|$))`,
      'u',
    ),
    valueOf: digitsValue,
    isCertain: false,
  },
  {
    // 1. …, 2) …, ３．…, 4、…, 5.電源, 6: …, ７　…
    name: 'digits',
    form: new RegExp(
      `^(${digits})(?:[.)](?=[ \\t\\u3000]|$|\\*\\*|__|[${cjk}\\p{Lu}])|[．）、：](?![0-9０-９])|:(?=[ \\t])|(?=\\u3000))`,
      'u',
    ),
    valueOf: digitsValue,
    isCertain: true,
  },
  {
    // (1) …, （２）…, [3] …, 【4】…
    name: 'enclosed',
    form: /^[([（［【〔<＜]([0-9０-９]{1,3})[)）\]］】〕>＞](?![0-9])[.．、:：]?/u,
    valueOf: digitsValue,
    isCertain: true,
  },
  {
    // ① …, ❷ …, ⑶ …, ⒋ …, 5️⃣ …
    name: 'circled',
    form: /^([①-⑳㉑-㉟㊱-㊿⓪-⓾❶-➓⑴-⒛㊀-㊉㈠-㈩]|[0-9]\uFE0F?\u20E3|🔟)[.．、:：)]?/u,
    valueOf: circledValue,
    isCertain: true,
  },
  {
    // 一、…, （二）…, 三．…
    name: 'kanji',
    form: new RegExp(`^(?:([${kanji}十]{1,3})[、．.:：)）]|[(（]([${kanji}十]{1,3})[)）])`, 'u'),
    valueOf: kanjiValue,
    isCertain: true,
  },
  {
    // A. …, b) …, (c) …
    name: 'letters',
    form: new RegExp(`^[(（]?([A-Za-zＡ-Ｚａ-ｚ])(?:[.)](?=[ \\t\\u3000]|[${cjk}])|[．）、：])`, 'u'),
    valueOf: among(latin),
    isCertain: false,
  },
  {
    // i) …, II. …, Ⅲ …
    name: 'roman',
    form: /^[(（]?((?:[ivx]{1,6}|[IVX]{1,6})(?=[.)．）])|[Ⅰ-Ⅻⅰ-ⅻ])(?:[.)](?=[ \t])|[．）、：.](?=\S|$)|(?=[ \t\u3000]))/u,
    valueOf: (text) => romanValue(text),
    isCertain: false,
  },
  {
    // イ．…, ロ）…
    name: 'iroha',
    form: /^[(（]?([イロハニホヘトチリヌルヲ])[.．)）、：]/u,
    valueOf: among('イロハニホヘトチリヌルヲ'),
    isCertain: false,
  },
  {
    // ア．…, イ）…
    name: 'gojuon',
    form: /^[(（]?([アイウエオカキクケコサシスセソ])[.．)）、：]/u,
    valueOf: among('アイウエオカキクケコサシスセソ'),
    isCertain: false,
  },
]

const bold = /^(?:\*\*|__)/
const boldEnd = /^[.:：)]?(?:\*\*|__)[.:：)]?/

/**
 * All numberings whose mark the text begins with; mostly one, but `i)` is a letter and a numeral. The number may be
 * bold; a line that is bold from end to end is a heading.
 */
export function numberMarksOf(text: string): NumberMark[] {
  const opening = bold.exec(text)?.[0] ?? ''
  if (opening !== '' && text.indexOf(opening, 2) >= text.trimEnd().length - 3) return []
  const head = text.slice(opening.length, opening.length + 40)

  return numberings.flatMap((numbering) => {
    const match = numbering.form.exec(head)
    if (!match) return []
    const end = opening === '' ? 0 : (boldEnd.exec(head.slice(match[0].length))?.[0].length ?? 0)
    const value = numbering.valueOf(match[1] ?? match[2] ?? '')

    return [{ numbering, value, length: opening.length + match[0].length + end }]
  })
}

function circledValue(mark: string): number {
  if (mark === '🔟') return 10
  const code = mark.codePointAt(0) ?? 0
  const ranges: readonly (readonly [number, number, number])[] = [
    [0x2460, 0x2473, 1],
    [0x3251, 0x325f, 21],
    [0x32b1, 0x32bf, 36],
    [0x24f5, 0x24fe, 1],
    [0x2776, 0x277f, 1],
    [0x2780, 0x2789, 1],
    [0x278a, 0x2793, 1],
    [0x2474, 0x2487, 1],
    [0x2488, 0x249b, 1],
    [0x3280, 0x3289, 1],
    [0x3220, 0x3229, 1],
  ]
  const range = ranges.find(([from, to]) => from <= code && code <= to)

  return range ? code - range[0] + range[2] : Number(mark.charAt(0)) || 0
}

function kanjiValue(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text]
  const value = (part: string | undefined) => kanji.indexOf(part ?? '') + 1
  if (!/^[一二三四五六七八九十]+$/.test(text)) return 0

  return (text.includes('十') ? (tens ? value(tens) : 1) * 10 : 0) + (ones ? value(ones) : 0)
}

function romanValue(text: string): number {
  const plain = text.normalize('NFKC').toLowerCase()
  const digit: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 }

  return [...plain].reduce((sum, letter, at) => {
    const value = digit[letter] ?? 0
    return sum + (value < (digit[plain[at + 1] ?? ''] ?? 0) ? -value : value)
  }, 0)
}
