import type { Words } from '../words.tsx'

export const work: Words['work'] = {
  title: '作業',
  home: '自分の作業へ',
  begun: '進行中の作業',
  goOn: (step, count) => `続きから: 手順 ${step}/${count}`,
  handInNext: 'すべての手順が済みました。提出してください',
  heldUp: '異常のため、この手順で止まっています。',
  pausedSince: '中断日時',
  resumeIt: '再開',
  waits: '承認待ち',
  sentBack: '差し戻し: やり直しが必要です',
  reason: '理由',
  again: 'やり直す',
  record: '作業記録',
  toStart: '作業手順書',
  search: '作業手順書を探す',
  noProcedures: '有効な作業手順書はまだありません。',
  noneFound: '題名にこの言葉を含む作業手順書はありません。',
  steps: (count) => `${count} 手順`,
  dangers: (count) => `危険・警告 ${count}\u00a0件`,
  version: (version) => `第${version}版`,
  past: 'これまでの作業',
  noPast: '終えた作業はまだありません。',
}

export const start: Words['start'] = {
  begin: '開始',
  offline: '新しい作業の開始には接続が必要です。読むことはできます。',
  goOnInstead: '進行中の作業を続ける',
  steps: '手順一覧',
}

export const step: Words['step'] = {
  task: (number, count) => `工程 ${number}/${count} ·`,
  place: (number, count) => `手順 ${number}/${count}`,
  pause: '中断',
  all: '手順一覧',
  call: '指差呼称',
  mustSee: '判定基準',
  acknowledge: { critical: '危険を確認し、対策をした', high: '警告を確認し、対策をした' },
  acknowledged: { critical: '危険を確認済み', high: '警告を確認済み' },
  first: (count, word) =>
    count === 1 ? `先に上の「${word}」を確認してください` : `先に上の ${count}\u00a0件を確認してください`,
  ok: 'ヨシ!',
  okSays: '異常なし',
  again: '復旧ヨシ!',
  againSays: '異常は解消',
  problem: '異常',
  reported: '異常を報告しました。',
  reportedNext:
    '点検し直すか、監督者が特例承認するまで、この手順で止まります。直ったら、もう一度点検してください。',
  answers: '回答',
  done: '済み',
}

export const device: Words['device'] = {
  offline: 'オフラインです。',
  silent: 'サーバーが応答しません。',
  safe: (count) =>
    count === 0
      ? '作業は続けられます。回答はこの端末に保管されます。'
      : `点検 ${count}\u00a0件は端末に保管中。`,
  safeAnswers: '回答は端末に保管中。',
  busy: 'サーバーが混み合っています。自動でもう一度送ります。',
  unsent: (count) => `回答 ${count}\u00a0件をまだ送っていません。`,
  notKept: 'このブラウザーには保管できません。送り終わるまでこの画面を開いたままにしてください。',
  full: 'この端末に回答を保管できませんでした。空き容量を増やすか、別の端末で続けてください。',
}
