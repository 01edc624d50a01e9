import type { Texts } from '../../en/cli.ts'

export const user: Texts['user'] = {
  description: '作業する人、監督する人、手順書を書く人。',
  commands: {
    add: {
      about: '利用者を登録します。',
      email: '--as で指定する名前になる',
      name: '記録に残る氏名',
      role: '役割',
    },
    list: { about: '利用者の一覧を表示します。' },
  },
  added: (name, email, role) => `${name} <${email}> を${role}として登録しました。`,
  none: '利用者はまだいません。登録してください: tenken user add --help',
  deactivatedMark: '(利用停止)',
}
