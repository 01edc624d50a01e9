import type { Texts } from '../../en/cli.ts'

export const device: Texts['device'] = {
  description: '作業者が PIN でサインインする、工場のタブレットや電話。',
  reference: '端末: ID、または ID の先頭か末尾',
  commands: {
    add: {
      about: '15 分以内に端末を登録するための一度限りのコードを発行します。監督者と管理者が使えます。',
      name: '端末に表示してある名前',
    },
    list: { about: '端末の一覧を新しい順に表示します。' },
    revoke: { about: '端末でのサインインを止めます。サインイン中の人はサインアウトされます。' },
  },
  added: (name, code, until) =>
    `コード ${code} で ${until} まで ${name} を登録できます。その端末の /enrol で入力してください。表示は今回だけです。`,
  revoked: (name) => `${name} ではもうサインインできません。`,
  stands: {
    revoked: (at) => `取消済み ${at}`,
    enrolled: (at) => `登録済み ${at}`,
    waiting: (until) => `${until} までコードを待機中`,
    never: '登録されなかった',
  },
  none: '端末はまだありません。追加してください: tenken device add --help',
}
