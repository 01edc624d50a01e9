import type { Texts } from '../../en/cli.ts'

export const token: Texts['token'] = {
  description: '機械が HTTP でのサインインに使うもの。',
  reference: 'トークン: ID、または ID の先頭か末尾',
  commands: {
    add: {
      about:
        '機械がその名前で動くトークンを作ります。表示は今回だけです。管理者が、だれもサインインしない利用者または自分自身について作れます。',
      name: 'これを持つ機械またはプログラムの名前',
      scope: '使える範囲。利用者の役割を超えない。署名には使えない',
      expires: '期限の日付または時刻。最長 1 年',
    },
    list: { about: 'トークンの一覧を、中身なしで表示します。管理者用です。' },
    revoke: { about: 'トークンを無効にします。' },
  },
  added: ({ id, name, scopes, until }) =>
    `トークン ${id} (${name}) は ${until} まで ${scopes.join('、')} に使えます。表示は今回だけで、後から調べることはできません。`,
  revoked: (name) => `${name} は無効になりました。`,
  columns: { actsAs: '利用者', scopes: '範囲', expires: '期限', lastUsed: '最後の使用' },
  stands: { revoked: '取消済み', expired: '期限切れ' },
  none: 'トークンはまだありません。作成してください: tenken token add --help',
}
