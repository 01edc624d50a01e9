import type { EntranceWords } from '../entrance-words.ts'

export const redeem: EntranceWords['redeem'] = {
  title: 'パスワードまたは PIN の設定',
  lead: '監督者から受け取ったワンタイムコードで設定します。',
  code: 'ワンタイムコード',
  kind: '設定するもの',
  secret: { password: '新しいパスワード', pin: '新しい PIN' },
  hint: {
    password: '15 文字以上。いくつかの単語を並べると覚えやすくなります。',
    pin: '6〜12\u00a0桁の数字。登録されたこの端末で使えます。',
  },
  go: '設定する',
  done: '設定しました。これでサインインしてください。',
}

export const firstStart: EntranceWords['firstStart'] = {
  title: '最初の利用者',
  lead: 'まだ誰も登録されていません。あなたが管理者になり、ほかの人を追加します。',
  code: 'ターミナルのコード',
  codeHint: 'サーバーの起動時に表示されたものです。',
  name: '氏名',
  nameHint: '署名の下に記されます。',
  email: 'メールアドレス',
  password: 'パスワード',
  passwordHint: '15 文字以上。署名のたびに入力を求められます。',
  go: '始める',
  done: '登録しました。パスワードでサインインしてください。',
}

export const enrol: EntranceWords['enrol'] = {
  title: 'この端末を登録する',
  lead: '登録すると、この端末では PIN でサインインできます。',
  code: '端末のワンタイムコード',
  go: '登録する',
  done: (name) => `この端末を「${name}」として登録しました。`,
}

export const ownSecret: EntranceWords['ownSecret'] = {
  title: 'パスワードと PIN',
  current: 'サインインに使ったパスワードまたは PIN',
  go: '変更する',
  done: '変更しました。ほかの端末ではサインアウトしました。',
}

export const demo: EntranceWords['demo'] = {
  title: 'デモ工場',
  lead: '架空の工場です。名前を選ぶとサインインできます。',
  secrets: '署名のときのパスワード (全員共通):',
}

export const left: EntranceWords['left'] = {
  ended: 'サインアウトされました。もう一度サインインすると、続きから始められます。',
  unsent: (count) =>
    `この端末にまだ送っていない回答が ${count}\u00a0件あります。失われることはなく、回答した人がサインインすると送られます。`,
}

export const account: EntranceWords['account'] = {
  language: '言語',
  theme: '表示',
  themes: { auto: '端末に合わせる', light: 'ライト', dark: 'ダーク' },
  keeping: 'この端末に保管されるもの',
  signOutEverywhere: 'すべての端末からサインアウト',
  unsent: (count) => `未送信の回答が ${count}\u00a0件あります`,
  unsentText:
    '未送信の回答はこの端末に残り、ここで再びサインインしたときに送られます。サインインしたままなら、接続が戻りしだい送られます。',
  signOutAnyway: 'それでもサインアウトする',
  stillHere: 'まだサインインしたままです',
  stillHereText:
    'サインアウトにはサーバーとの接続が必要ですが、今は応答がありません。それまでは、この端末を持つ人があなたの名前で作業できます。端末を手元に置き、接続が戻ったらもう一度お試しください。',
}

export const here: EntranceWords['here'] = {
  someoneElse: 'ほかの人',
  forget: (name) => `${name} さんを一覧から外す`,
  erase: '消す',
  digits: (count) => `${count}\u00a0桁入力済み`,
}
