import type { Words } from '../words.tsx'

export const signIn: Words['signIn'] = {
  title: 'サインイン',
  lead: '見る、指す、声に出す。そして記録に残る。',
  who: 'メールアドレスまたは社員番号',
  whoHint: '監督者から伝えられたものを入力してください。',
  password: 'パスワード',
  pin: 'PIN',
  withPin: 'PIN を使う',
  notEnrolled: 'この端末は未登録で、PIN は使えません。',
  withPassword: 'パスワードを使う',
  people: 'どなたですか',
  go: 'サインイン',
  code: 'ワンタイムコードをお持ちの方',
  needName: 'どなたかを入力してください。',
  needPassword: 'パスワードを入力してください。',
  needPin: 'PIN を入力してください。',
}
