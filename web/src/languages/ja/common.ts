import type { Words } from '../words.tsx'

export const common: Words['common'] = {
  back: '戻る',
  close: '閉じる',
  more: 'さらに表示',
  required: '入力してください。',
  showTyped: '入力を表示',
  hideTyped: '入力を隠す',
  capsLock: 'Caps Lock がオンです。',
}

export const help: Words['help'] = '使い方'

export const state: Words['state'] = {
  loading: '読み込み中',
  again: 'もう一度試す',
  offline: '接続できません',
  silent: 'サーバーが応答しません',
  offlineText: 'サーバーにつながりません。この端末にあるものは保たれています。',
  notSent: 'サーバーから応答がありません。失われたものはありません。接続が戻ったらもう一度お試しください。',
  signedOut: '送信する前にサインアウトされていました。もう一度送信してください。',
  noRight: 'この役割では使えません',
  noRightText: 'ほかの役割の方の画面です。必要なときは管理者にご相談ください。',
  notFound: '見つかりません',
  notFoundText: 'アドレスが違うか、表示する権限がありません。',
  notYet: 'まだ届いていません。接続できしだい自動で表示します。',
  broken: 'この画面を表示できません',
  brokenText: 'もう一度読み込んでください。この端末に保管されたものは残っています。',
  reload: '読み込み直す',
  home: '最初の画面へ',
}

export const severity: Words['severity'] = {
  critical: '危険',
  high: '警告',
  medium: '注意',
  low: '留意',
}

export const role: Words['role'] = {
  worker: '作業者',
  supervisor: '監督者',
  admin: '管理者',
  auditor: '監査者',
}

export const workStatus: Words['workStatus'] = {
  in_progress: '作業中',
  paused: '中断中',
  completed: '承認待ち',
  approved: '承認済み',
  rejected: '差し戻し',
  aborted: '中止',
}

export const shell: Words['shell'] = {
  offline: '接続できません。この端末が最後に受け取った内容です。',
  silent: 'サーバーが応答しません。この端末が最後に受け取った内容です。',
  skip: '本文へ移動',
  menu: 'メニュー',
  nav: '画面',
  work: '作業',
  board: '作業状況',
  review: '対応待ち',
  records: '作業記録',
  procedures: '作業手順書',
  people: '利用者',
  devices: '端末',
  tokens: 'トークン',
  audit: '監査証跡',
  account: 'アカウント',
  signOut: 'サインアウト',
}
