/** What reading a document left out or assumed. Quoted text of the document stays as it is. */
const readings: readonly (readonly [RegExp, string])[] = [
  [/^front matter$/, '前付け'],
  [/^not below the heading of a task$/, '工程の見出しの下にない'],
  [/^not below the heading “(.*)”$/, '見出し「$1」の下にない'],
  [/^a heading without text of its own$/, '本文のない見出し'],
  [/^a heading above other headings$/, 'ほかの見出しをまとめる見出し'],
  [/^a section to look things up in, not to work through$/, '参照用の節'],
  [/^no steps in this section$/, '手順のない節'],
  [/^a section on safety that names no hazard$/, '危険源のない安全の節'],
  [/^the heading of text that became hazards$/, '危険源とした文の見出し'],
  [/^a rule$/, '区切り線'],
  [/^a comment$/, 'コメント'],
  [/^an item without text$/, '本文のない項目'],
  [
    /^the title is the front matter's: there is no heading “# …”$/,
    '見出し「# …」がないため、前付けの題名を使う',
  ],
  [
    /^every section with numbered items is taken as a task: no heading such as “Procedure” has any$/,
    '「Procedure」などの見出しの下に番号付きの項目がないため、番号付きの項目がある節をすべて工程とする',
  ],
  [/^the bullets of “(.*)” are taken as steps$/, '「$1」の箇条書きを手順とする'],
  [
    /^the first step tells the hazards of “(.*)” \((\d+)\); severity (\w+) where the text gives none$/,
    '「$1」の危険源 $2 件を最初の手順に付ける。程度の記載がないものは $3 とする',
  ],
]

/** The remark in Japanese where it is a known one, otherwise as it came. */
export function reading(text: string): string {
  const known = readings.find(([form]) => form.test(text))

  return known ? text.replace(...known) : text
}
