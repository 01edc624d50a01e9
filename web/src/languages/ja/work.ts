import type { Words } from '../words.tsx'

export const work: Words['work'] = {
  title: '作業',
  begun: '進行中の作業',
  goOn: (step, count) => `続きから: 手順 ${step}/${count}`,
  handInNext: 'すべての手順が済みました。提出してください',
  heldUp: '異常のため、この手順で止まっています。',
  pausedSince: '中断',
  resumeIt: '再開',
  waits: '承認待ち',
  handedIn: '提出',
  sentBack: '差し戻し: やり直しが必要です',
  reason: '理由',
  again: 'やり直す',
  record: '作業記録',
  toStart: '作業手順書',
  search: '作業手順書を探す',
  noProcedures: '有効な作業手順書はまだありません。',
  noneFound: '題名にこの言葉を含む作業手順書はありません。',
  steps: (count) => `${count} 手順`,
  dangers: (count) => `危険・警告 ${count} 件`,
  version: (version) => `第${version}版`,
  past: 'これまでの作業',
  noPast: '終えた作業はまだありません。',
  kept: '接続できません。この端末が最後に受け取った内容です。',
}

export const start: Words['start'] = {
  begin: '開始',
  offline: '新しい作業の開始には接続が必要です。読むことはできます。',
  goOnInstead: '進行中の作業を続ける',
  changed: '前回の作業から変わったところ',
  changedFrom: (from, to) => `第${from}版 → 第${to}版`,
  titleChanged: '題名',
  how: { added: '追加', removed: '削除', changed: '変更', moved: '移動' },
  kind: { task: '工程', step: '手順', hazard: '危険' },
  field: {
    title: '題名',
    description: '内容',
    expectedAction: '指差呼称',
    expectedResult: '判定基準',
    severity: '重大度',
    mitigation: '対策',
  },
  nothing: 'なし',
  steps: '手順一覧',
}

export const step: Words['step'] = {
  task: (number, count, title) => `工程 ${number}/${count} ・ ${title}`,
  place: (number, count) => `手順 ${number}/${count}`,
  pause: '中断',
  all: '手順一覧',
  call: '指差呼称',
  mustSee: '判定基準',
  acknowledge: { critical: '危険を確認し、対策をした', high: '警告を確認し、対策をした' },
  acknowledged: { critical: '危険を確認済み', high: '警告を確認済み' },
  first: (count, word) =>
    count === 1 ? `先に上の「${word}」を確認してください` : `先に上の ${count} 件を確認してください`,
  ok: 'ヨシ!',
  okSays: '異常なし',
  problem: '異常',
  reported: 'この手順で異常を報告しました。',
  reportedNext:
    '点検し直すか、監督者が特例承認するまで、この手順で待ちます。直ったら、もう一度点検してください。',
  answers: '回答',
  done: '済み',
}

export const problem: Words['problem'] = {
  title: 'どうしましたか',
  lead: (number) => `手順 ${number} は止まったままになります。監督者にすぐ伝わります。`,
  leadOffline: (number) =>
    `手順 ${number} は止まったままになります。監督者に伝わるのは接続が戻ってからです。急ぐときは直接伝えてください。`,
  reasons: {
    damaged: '設備が壊れている',
    unsafe: '安全にできない',
    wrong: '手順書が間違っている',
    other: 'そのほか',
  },
  words: '自分の言葉で',
  unsure: '判断に迷う: 監督者に確認してほしい',
  send: '異常を報告する',
  needReason: 'どうしたのかを選んでください。',
  needWords: '何が起きているかを書いてください。',
}

export const rest: Words['rest'] = {
  title: '中断中',
  since: '開始',
  text: '戻ったら、同じ手順から再開できます。',
  resume: '再開',
  pauseTitle: '作業を中断しますか',
  pauseText: '戻ったら、この手順から再開できます。',
  pause: '中断する',
  abort: 'この作業を中止する…',
  abortTitle: '作業の中止',
  abortText: '作業はここで終わり、再開できません。これまでの記録は残ります。',
  abortReason: '続けられない理由',
  abortGo: '中止する',
  abortOffline: '中止するには接続が必要です。',
  abortWaits: '先に、この端末にある回答がサーバーに届く必要があります。',
}

export const finish: Words['finish'] = {
  title: 'すべての手順が済みました',
  text: '内容を見てから提出してください。次に監督者が確認します。',
  passed: 'ヨシの手順',
  problems: '報告した異常',
  overridden: '特例承認',
  flagged: '要確認',
  acknowledged: '確認した危険',
  handIn: '提出する',
  completed: '提出しました',
  completedText: '監督者の承認を待っています。差し戻されたときは、理由とともに戻ってきます。',
  completedOffline: '接続が戻りしだい提出されます。この端末に保管されています。',
  closed: {
    approved: '監督者がこの作業を承認しました。',
    rejected: '監督者がこの作業を差し戻しました。',
    aborted: 'この作業は中止されました。',
  },
  home: '自分の作業へ',
  notYours: (name) => `${name} さんの作業です。`,
}

export const device: Words['device'] = {
  offline: 'オフラインです。',
  safe: (count) =>
    count === 0
      ? '作業は続けられます。回答はこの端末に保管されます。'
      : `点検 ${count} 件をこの端末に保管しています。`,
  safeAnswers: '回答をこの端末に保管しています。',
  notKept: 'このブラウザーには保管できません。送り終わるまでこの画面を開いたままにしてください。',
  refused: 'サーバーが受け付けませんでした',
  refusedFollowing: '受け付けられなかったものの後に続くものです。',
  dismiss: '確認しました',
  given: {
    check: { pass: 'ヨシ', fail: '異常' },
    acknowledge: '危険の確認',
    pause: '中断',
    resume: '再開',
    complete: '提出',
  },
  at: (number) => `手順 ${number}`,
  full: 'この端末に回答を保管できませんでした。空き容量を増やすか、別の端末で続けてください。',
}
