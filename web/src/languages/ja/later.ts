import type { LaterWords } from '../later-words.ts'

export const more: LaterWords['more'] = { below: '続きは下に' }

export const problem: LaterWords['problem'] = {
  title: 'どうしましたか',
  lead: (number) => `手順 ${number} は止まったままになります。監督者にすぐ伝わります。`,
  leadOffline: (number) =>
    `手順 ${number} は止まったままになります。監督者に伝わるのは接続が戻ってからです。急ぐときは直接伝えてください。`,
  reasons: {
    damaged: '設備が壊れている',
    unsafe: '安全にできない',
    wrong: '手順書が間違っている',
    other: 'その他',
  },
  words: '詳しい状況',
  unsure: '迷うので監督者に確認してほしい',
  send: '異常を報告する',
  needReason: 'どうしたのかを選んでください。',
  needWords: '何が起きているかを書いてください。',
}

export const rest: LaterWords['rest'] = {
  title: '中断中',
  since: '中断日時',
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

export const overridden: LaterWords['overridden'] = {
  title: (number) => `手順 ${number} は特例承認されました`,
  text: 'この手順はヨシになっていません。監督者の責任で先に進みます。必ず上の指示に従ってください。',
  hazards: 'この手順の危険はなくなっていません。',
  goOn: (number) => `読みました。手順 ${number} へ`,
  done: '読みました。次へ',
  by: (name) => `${name} さんの特例承認`,
}

export const finish: LaterWords['finish'] = {
  title: 'すべての手順が済みました',
  text: '内容を見てから提出してください。次に監督者が確認します。',
  passed: 'ヨシの手順',
  problems: '報告した異常',
  overridden: '特例承認',
  flagged: '要確認',
  acknowledged: '確認した危険',
  handIn: '提出する',
  completed: '提出しました',
  completedText:
    '監督者の承認を待っています。差し戻されたときは、作業の画面に理由が表示されます。新しい作業としてやり直してください。',
  completedUnsent: 'サーバーが受け付けられるようになりしだい、提出されます。',
  closed: {
    approved: '監督者がこの作業を承認しました。',
    rejected: '監督者がこの作業を差し戻しました。',
    aborted: 'この作業は中止されました。',
  },
  notYoursTitle: 'ほかの人の作業です',
  notYoursText: '作業を始めた本人と、確認する監督者だけが見られます。あなたの作業はそのままです。',
  notYours: (name) => `${name} さんの作業です。`,
}

export const refused: LaterWords['refused'] = {
  title: 'サーバーが受け付けませんでした',
  following: '先に送ったものが受け付けられなかったためです。',
  otherStep: (number) => `届いたとき、作業は手順 ${number} で止まっていました。`,
  dismiss: '確認しました',
  given: {
    check: { pass: 'ヨシ', fail: '異常' },
    acknowledge: '危険の確認',
    pause: '中断',
    resume: '再開',
    complete: '提出',
  },
  at: (number) => `手順 ${number}`,
}

export const changes: LaterWords['changes'] = {
  title: '前回の作業から変わったところ',
  from: (from, to) => `第${from}版 → 第${to}版`,
  ofTitle: '題名',
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
}

export const outOfUse: LaterWords['outOfUse'] = {
  text: 'このコードでは作業を始められません。代わりに使うものを監督者に確認してください。',
}
