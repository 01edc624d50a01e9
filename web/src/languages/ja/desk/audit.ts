import { trail } from '../../../../../src/languages/ja/trail.ts'
import { words } from '../../../../../src/languages/ja/words.ts'
import type { DeskWords } from '../../desk-words.ts'
import { records } from './records.ts'

export const audit: DeskWords['audit'] = {
  trail: { ...trail, verbs: { ...trail.verbs, ...records.paper.results, settle: records.paper.settled } },
  records: words.record,
  results: records.paper.results,
  meanings: { ...words.meaning, settle: '要確認の解決' },
  lead: '記録のすべての変更が、起きた順に並びます。',
  verifyTitle: '記録が改変されていないかの検証',
  verifyText:
    'サーバーがすべての連鎖を計算し直し、すべての規則を当てはめ直し、各記録を証跡と照合します。何も変更しません。',
  since: 'この日以後にイベントのある記録だけ',
  sinceHint: '空欄ならすべてを検証します。イベントを残さない改変は、空欄のときだけ見つかります。',
  verify: '検証する',
  verifying: '監査証跡を検証中',
  progress: (done, about) => `イベント ${done}/約 ${about}`,
  begun: (done) => (done === 0 ? '検証を始めました' : `イベント ${done} 件を検証済み`),
  stop: '検証を止める',
  stopped: '途中で止めました。記録については何も分かっていません。',
  unbroken: '監査証跡に途切れはありません',
  verified: (events, records) => `記録 ${records} 件のイベント ${events} 件を検証しました。`,
  broken: '監査証跡が記録と一致しません。',
  keep: 'すべてをそのままの状態で保全し、Tenken の管理担当者に伝えてください。',
  takenOver: (records) =>
    `記録のうち ${records}\u00a0件は証跡より古く、取り込んだときの状態から始まっています。最初は`,
  exportTitle: '別の場所に写しを保管',
  exportText:
    '別の場所に保管したものは、ここからは改変できません。以前の書き出しは「tenken audit verify」で証跡と照合します。',
  everything: 'すべて (JSON Lines)',
  heads: '各記録の最後のハッシュだけ',
  headsHint: '最後のハッシュは小さく、照合にはこれで足ります。それまでのすべてのイベントを含むからです。',
  findTitle: '一つの記録の証跡',
  id: '記録の ID',
  idHint: '作業、作業手順書のいずれかの版、または利用者の ID です。それぞれの画面からも開けます。',
  needId: 'ID は 01a21890-773b-764b-9cd8-1163bad4ad95 のような形です。',
  find: '証跡を表示',
  open: '記録を開く',
  what: '行われたこと',
  everythingDone: 'すべて',
  who: '行った人',
  everybody: '全員',
  noEvents: '当てはまるイベントはありません',
  showAll: 'すべて表示',
  device: '端末では',
  details: 'ハッシュとリクエスト',
}
