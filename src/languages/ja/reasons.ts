/** What is wrong with a value, as our own rules say it. What others say (PostgreSQL, the system) stays as it is. */
const reasons: Readonly<Record<string, string>> = {
  'must not be blank': '空白だけにはできません',
  'must not contain a NUL character': 'NUL 文字は使えません',
  'say what is wrong': '何が不具合かを書いてください',
  'must be a number from 0 to 1': '0 から 1 までの数で指定してください',
  'say why the check may be overridden': '特例承認する理由を書いてください',
  'say why the work is aborted': '中止する理由を書いてください',
  'say why, to abort': '中止する理由を書いてください',
  'say why, to override': '特例承認する理由を書いてください',
  'say why, to reject': '差し戻す理由を書いてください',
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
  'must be a date or a time such as 2026-11-01 or 2026-11-01T09:00+09:00':
    '2026-11-01 または 2026-11-01T09:00+09:00 のような日付か時刻を指定してください',
  'nothing comes after the signature': '署名の後には何も書けません',
  'an export begins with its checkpoint': '書き出しは checkpoint の行で始まります',
  'the file is empty': 'ファイルが空です',
  'its heads do not make its root': '先端の一覧が根のハッシュと一致しません',
  'it has no signature': '署名がありません',
  'its signature is not by this key, or its lines were changed':
    '署名がこの鍵によるものではないか、内容が変更されています',
  'this is not a line of an export': '書き出しの行ではありません',
  'this is not the head of a record': '記録の先端の行ではありません',
  'is not an Ed25519 private key in PEM form': 'PEM 形式の Ed25519 秘密鍵ではありません',
  'is not an Ed25519 public key in PEM form': 'PEM 形式の Ed25519 公開鍵ではありません',
  'permission denied': '権限がありません',
  'is a folder': 'フォルダーです',
  'is not a folder': 'フォルダーではありません',
  'is not a file': 'ファイルではありません',
  'no space left on the disk': 'ディスクに空きがありません',
  'the disk is read-only': 'ディスクは読み取り専用です',
}

const patterns: readonly (readonly [RegExp, string])[] = [
  [/^'(.*)' is not an email address$/, '「$1」はメールアドレスではありません'],
  [/^(\S+) is on record as another check$/, '$1 は別の安全確認として記録されています'],
  [/^(\S+) is on record as another work session$/, '$1 は別の作業として記録されています'],
  [/^(\S+) is a version of another SOP$/, '$1 は別の作業手順書の版です'],
  [/^the times of the record in (\S+) are not in order$/, '$1 の記録の時刻の順序が正しくありません'],
  [/^must be from (\d+) to (\d+)$/, '$1 から $2 までで指定してください'],
  [
    /^must be 0 or above DATABASE_STATEMENT_TIMEOUT_MS \((\d+)\)$/,
    '0、または DATABASE_STATEMENT_TIMEOUT_MS ($1) より大きい値を指定してください',
  ],
]

/** The reason in Japanese where it is one of ours, otherwise as it came. */
export function reason(text: string): string {
  const known = reasons[text]
  if (known !== undefined) return known
  const pattern = patterns.find(([form]) => form.test(text))

  return pattern ? text.replace(...pattern) : text
}
