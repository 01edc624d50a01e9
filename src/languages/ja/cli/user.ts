import type { Texts } from '../../en/cli.ts'

export const user: Texts['user'] = {
  description: '作業する人、監督する人、手順書を書く人。',
  reference: '利用者: メール、社員番号、ID、または ID の先頭か末尾',
  commands: {
    add: {
      about:
        '利用者を登録します。管理者はだれでも、監督者は作業者を登録できます。最初の利用者は監督者か管理者です。',
      email: '--as で指定する名前になる。メールか社員番号のどちらかが必要',
      employeeNumber: 'メールを持たない人の指定に使う番号',
      name: '記録に残る氏名',
      role: '役割。監査者はすべてを読めるが、何も変更できない',
    },
    list: { about: '利用者の一覧を表示します。' },
    show: { about: '利用者を一人表示します。' },
    rename: {
      about: '氏名、メール、社員番号を変更します。',
      name: 'これから記録に残る氏名',
      email: '新しいメール',
      employeeNumber: '新しい社員番号',
    },
    'change-role': { about: '役割を変更します。自分の役割は変更できません。', role: '新しい役割' },
    deactivate: { about: '利用を停止します。これまでの記録は残ります。' },
    reactivate: { about: '利用を再開します。' },
    'set-password': {
      about:
        '本人がここで入力するパスワードを設定します。端末では画面に出さずに 2 回、それ以外では標準入力の 1 行です。Tenken を運用する人が使えます。',
    },
    'set-pin': { about: '本人がここで入力する PIN を設定します。登録された端末でだけ使えます。' },
    'reset-password': {
      about:
        'パスワードを取り消し、本人が 1 日以内に新しいものを設定するための一度限りのコードを発行します。管理者は自分以外の全員、監督者は作業者の分を取り消せます。',
    },
    'reset-pin': { about: 'PIN について同じことをします。' },
  },
  added: (name, knownBy, role) => `${name} <${knownBy}> を${role}として登録しました。`,
  renamed: (name, knownBy) => `${name} <${knownBy}> として登録しています。`,
  roleChanged: (name, role) => `${name} の役割は${role}です。`,
  deactivated: (name) => `${name} の利用を停止しました。`,
  reactivated: (name) => `${name} は利用できます。`,
  secret: {
    asked: {
      password: (name) => `${name} さんの新しいパスワード (15 文字以上、表示しません):`,
      pin: (name) => `${name} さんの新しい PIN (6〜12 桁の数字、表示しません):`,
    },
    again: 'もう一度同じもの:',
    set: {
      password: (name) =>
        `${name} さんのパスワードを設定しました。これまでのサインインはすべて終了しました。`,
      pin: (name) => `${name} さんの PIN を設定しました。これまでのサインインはすべて終了しました。`,
    },
    reset: {
      password: (code, until) =>
        `コード ${code} で ${until} まで新しいパスワードを設定できます。表示は今回だけです。本人に渡してください。`,
      pin: (code, until) =>
        `コード ${code} で ${until} まで、登録された端末で新しい PIN を設定できます。表示は今回だけです。本人に渡してください。`,
    },
  },
  facts: {
    role: '役割',
    email: 'メール',
    employeeNumber: '社員番号',
    id: 'ID',
    added: '登録',
    changed: '最終変更',
    deactivated: '利用停止',
  },
  none: '利用者はまだいません。登録してください: tenken user add --help',
  deactivatedMark: '(利用停止)',
}
