import type { Severity } from '../../domain/procedure.ts'

/** Where nothing says how bad a danger is. */
export const assumedSeverity: Severity = 'medium'

/**
 * The words that announce a danger, and how bad it is by each: the signal words of ANSI Z535.6 and ISO 3864-2, those
 * of Japanese procedures, and the same in the languages that plants around them write in.
 */
const latin: readonly (readonly [Severity, readonly string[]])[] = [
  ['critical', ['dangers?', 'gefahr(?:en)?', 'gevaar', 'peligro', 'pericolo', 'perigo']],
  ['high', ['warnings?', 'warnung(?:en)?', 'waarschuwing', 'avertissement', 'advertencia', 'avvertenza']],
  [
    'medium',
    [
      'safety (?:warnings?|cautions?|notes?|notices?|precautions?|information|instructions?)',
      'safety',
      'hazards?',
      'precautions?',
      'cautions?',
      'vorsicht',
      'achtung',
      'attention',
      'attenzione',
      'atención',
      'precaución',
      'cuidado',
      'let op',
      'voorzichtig',
    ],
  ],
  ['low', ['notices?']],
]

const cjk: readonly (readonly [Severity, readonly string[]])[] = [
  [
    'medium',
    [
      '危険(?:有害性|有害要因|要因|性|源|のポイント|ポイント|予知|箇所)',
      '安全(?:上の|に関する)?(?:ご)?注意(?:事項|点)?',
      '(?:使用上|取扱い上|取り扱い上|作業上)の注意(?:事項|点)?',
      '(?:ご|要|取扱)?注意(?:事項|点|喚起)?',
      '주의',
    ],
  ],
  ['critical', ['危険(?:事項)?', '危险', '위험']],
  ['high', ['警告(?:事項)?', '경고']],
  ['low', ['留意']],
]

const inTheirOrder = [...cjk, ...latin].flatMap(([severity, words]) =>
  words.map((word) => [severity, new RegExp(`^(?:${word})$`, 'iu')] as const),
)

const sourceOf = (groups: typeof latin) =>
  groups
    .flatMap(([, words]) => words)
    .sort((a, b) => b.length - a.length)
    .join('|')

/**
 * For a regular expression with the flags `iu`: any of the words, never a part of a longer one, and not behind a
 * backslash, by which our own form says that a word announces nothing.
 */
export const signalWord = `(?<![\\p{L}\\p{N}\\\\])(?:${sourceOf(latin)})(?![\\p{L}\\p{M}])|(?<!\\\\)(?:${sourceOf(cjk)})`

/** The same words wherever they stand: quickly tells the lines that have none, which are nearly all. */
export const maySignal = new RegExp(`${sourceOf(latin)}|${sourceOf(cjk)}`, 'i')

/** Signs that announce a danger without a word. */
export const signs = '⚠☠☢☣⛔🛑🚫🚨'

/** How bad a danger is by the word or the sign that announces it. */
export function severityOf(word: string): Severity {
  const plain = word.trim()
  if (plain.startsWith('☠')) return 'critical'

  return inTheirOrder.find(([, form]) => form.test(plain))?.[0] ?? assumedSeverity
}

const anyWord = new RegExp(signalWord, 'iu')

/** The first of the words in a text such as `alert alert-danger` or `warning "Hot"`. */
export function signalIn(text: string): string | undefined {
  return maySignal.test(text) ? anyWord.exec(text)?.[0] : undefined
}
