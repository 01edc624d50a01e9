/** What is wrong with a value, as our own rules say it. What others say (PostgreSQL, the system) stays as it is. */
const reasons: Readonly<Record<string, string>> = {
  'must not be blank': '空白だけにはできません',
  'must not contain a NUL character': 'NUL 文字は使えません',
  'say what is wrong': '何が不具合かを書いてください',
  'must be a number from 0 to 1': '0 から 1 までの数で指定してください',
  'say why the failed check may be overridden': '不合格を特例承認する理由を書いてください',
  'say why the work is rejected': '差し戻す理由を書いてください',
  'must be a whole number': '整数で指定してください',
  'must be none or transaction': 'none か transaction を指定してください',
  'must be postgres://…, pglite:<folder> or pglite:memory':
    'postgres://…、pglite:<フォルダー>、pglite:memory のいずれかを指定してください',
  'is not a URL; special characters of the password are written as %23 for # and so on':
    'URL ではありません。パスワードの記号は # を %23 とするように書いてください',
  'offline, a downgrade needs from:to': '--sql での downgrade には 開始:終了 の指定が必要です',
  'a range is from:to': '範囲は 開始:終了 で指定してください',
  'it is not below the current revision': '現在のリビジョンより前ではありません',
  'there are not that many revisions before it': 'それより前に、それだけのリビジョンはありません',
  'there are not that many revisions after it': 'それより後に、それだけのリビジョンはありません',
  'permission denied': '権限がありません',
  'is a folder': 'フォルダーです',
  'is not a folder': 'フォルダーではありません',
  'is not a file': 'ファイルではありません',
  'no space left on the disk': 'ディスクに空きがありません',
  'the disk is read-only': 'ディスクは読み取り専用です',
  'has no title: begin it with a line “# Title”': '題名がありません。「# 題名」の行で始めてください',
  'has no steps: write them as a numbered list (“1. …”) below a heading such as “Procedure”':
    '手順がありません。「作業手順」などの見出しの下に、番号付きの項目 (「1. …」) で書いてください',
  'the front matter has no closing ---': '前付けを閉じる --- がありません',
  'the front matter is too large': '前付けが大きすぎます',
  'the front matter is nested too deeply': '前付けの入れ子が深すぎます',
  'is empty': '空のファイルです',
  'is binary or UTF-16, not UTF-8 text': 'バイナリまたは UTF-16 であり、UTF-8 のテキストではありません',
  'is not UTF-8 text': 'UTF-8 のテキストではありません',
}

const patterns: readonly (readonly [RegExp, string])[] = [
  [/^'(.*)' is not an email address$/, '「$1」はメールアドレスではありません'],
  [/^(\S+) is on record as another check$/, '$1 は別の安全確認として記録されています'],
  [/^must be from (\d+) to (\d+)$/, '$1 から $2 までで指定してください'],
  [
    /^must be 0 or above DATABASE_STATEMENT_TIMEOUT_MS \((\d+)\)$/,
    '0、または DATABASE_STATEMENT_TIMEOUT_MS ($1) より大きい値を指定してください',
  ],
  [/^the front matter is broken: (.*)$/, '前付けが壊れています: $1'],
  [/^is not JSON: (.*)$/, 'JSON ではありません: $1'],
  [/^is larger than (\d+) MiB$/, '$1 MiB を超えています'],
]

/** The reason in Japanese where it is one of ours, otherwise as it came. */
export function reason(text: string): string {
  const known = reasons[text]
  if (known !== undefined) return known
  const pattern = patterns.find(([form]) => form.test(text))

  return pattern ? text.replace(...pattern) : text
}
