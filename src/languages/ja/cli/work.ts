import type { Texts } from '../../en/cli.ts'

export const work: Texts['work'] = {
  description: '作業手順書の手順を一つずつ行い、作業を承認します。',
  commands: {
    start: { about: '作業手順書による作業を開始します。' },
    acknowledge: {
      about: '現在の手順の重大な危険を確認したことを記録します。',
      hazard: '手順の危険のうち、これだけ。IDの先頭か末尾',
    },
    check: {
      about: '現在の手順の点検結果を記録し、次の手順へ進みます。',
      pass: 'この手順はヨシ (安全に終わった)',
      fail: '異常がある。その内容',
      confidence: '自動検出の確信度 (0 から 1)',
      needsReview: '監督者に確認を求める (要確認)',
      step: 'この手順が現在の手順であるときだけ記録する。番号、またはIDの先頭か末尾',
    },
    override: {
      about: '監督者が、異常または要確認の点検を、理由を付けて特例承認します。',
      reason: '特例承認の理由',
      check: '要確認の点検のID。既定は、現在の手順を止めている異常',
    },
    pause: { about: '作業を中断します。' },
    resume: { about: '中断した作業を再開します。' },
    complete: { about: '終わった作業を完了し、承認待ちにします。' },
    approve: { about: '監督者が、完了した作業を承認します。承認後は、だれも記録を変更できません。' },
    reject: {
      about: '監督者が、完了した作業を差し戻します。その後は、だれも記録を変更できません。',
      reason: '差し戻しの理由',
    },
    abort: {
      about: '続けられない作業を中止します。その後は、だれも記録を変更できません。',
      reason: '中止の理由',
    },
    show: {
      about:
        '自分の作業の現在の手順と、ほかに始めた作業を表示します。作業を指定すると、その記録をすべて、監査で読む形で表示します。',
      brief: 'ヨシだけの手順をまとめて表示する',
    },
    export: {
      about: '作業の記録の全体を、検査する人に渡す印刷用の一つのページとして書き出します。',
      to: '書き出すファイル、パイプ、またはデバイス。例: record.html',
      force: 'ファイルを上書きする',
    },
    board: { about: '今だれがどの作業のどの手順にいるか、かかっている時間と異常を表示します。' },
    list: {
      about: '作業を新しい順に表示します。',
      status: 'この状態、またはいくつかの状態のどれかのものだけ',
      needsOverride: '異常のために、特例承認か次の点検を待っているものだけ',
      flagged: '要確認のまま対応されていない点検のあるものだけ',
      notMine: '自分以外の作業だけ (審査できるもの)',
      from: 'この日、またはこの時刻以後に開始したものだけ',
      to: 'この日の終わりまで、またはこの時刻より前に開始したものだけ',
      worker: 'この人の作業だけ',
      sop: 'この作業手順書の作業だけ',
    },
  },
  reference: '作業のID、またはその先頭か末尾',
  shownReference: '記録を表示する作業',
  ownReference: '作業。既定は自分の進行中の作業',
  pausedReference: '作業。既定は自分の中断中の作業',
  started: (id, title) => `作業 ${id} を開始しました: ${title}`,
  paused: (id) => `作業 ${id} を中断しました。再開するには: tenken work resume`,
  pausedBefore: (duration) => `これまでの中断は ${duration}です。`,
  resumed: (id, duration, inAll) =>
    duration === inAll
      ? `作業 ${id} を再開しました。中断していた時間は ${duration}です。`
      : `作業 ${id} を再開しました。中断していた時間は ${duration}、合計 ${inAll}です。`,
  duration: (hours, minutes, seconds) => {
    if (hours > 0) return `${hours} 時間 ${minutes} 分`

    return minutes > 0 ? `${minutes} 分 ${seconds} 秒` : `${seconds} 秒`
  },
  completed: (id) =>
    `作業 ${id} を完了しました。監督者の承認を待っています: tenken work approve ${id} --as <email>`,
  completedFlagged: (id) => `作業 ${id} を完了しました。承認の前に、監督者が要確認の項目を解決します。`,
  approved: (id) => `作業 ${id} を承認しました。記録はもう変更できません。`,
  rejected: (id) => `作業 ${id} を差し戻しました。記録はもう変更できません。`,
  aborted: (id) => `作業 ${id} を中止しました。記録はもう変更できません。`,
  exported: (id, file) => `作業 ${id} の記録を ${file} に書き出しました。`,
  acknowledgeFirst: (hazards) =>
    `ヨシとする前に、重大な危険 ${hazards} 件を確認してください: tenken work acknowledge`,
  nothingSerious: '確認するものはありません。この手順に【警告】【危険】はありません。',
  seenAlready: '確認するものはもうありません。危険の確認は記録されています。',
  seenBy: (worker) => `記録しました: ${worker} が確認した危険`,
  stillUnseen: 'まだ確認していないもの:',
  checkNext: '次のコマンド: tenken work check --pass、または --fail "異常の内容"',
  recordedPass: '記録しました: ヨシ。',
  recordedFlagged: '要確認としました。監督者が確かめて特例承認するまで、この作業は承認されません。',
  recordedFail: (what) =>
    `記録しました: 異常「${what}」。この手順はまだ終わっていません。もう一度点検するか、監督者に特例承認を依頼してください。`,
  overridden: (worker) => `記録しました: 特例承認。${worker} は作業を続けられます。`,
  flagResolved: '記録しました: 特例承認。要確認の点検は対応済みになりました。',
  flagsLeft: 'まだ要確認のもの:',
  flaggedAt: (step, result) => `手順 ${step} ${result} 要確認`,
  resolveFlag: (work, check) => `tenken work override ${work} --check ${check} --reason "…" --as <email>`,
  approveNext: (id) => `次のコマンド: tenken work approve ${id} --as <email>`,
  stepOf: (number, count, task) => `手順 ${number}/${count} · ${task}`,
  heldUp: (what) =>
    `異常が記録されています: 「${what}」。もう一度点検するか、監督者に特例承認を依頼してください。`,
  inProgress: (id, title, since) => `作業 ${id} は進行中です (${since} 開始): ${title}`,
  isPaused: (id, title, since) => `中断中: ${title} (${since} 開始)。再開するには: tenken work resume ${id}`,
  isHandedIn: (id, title, since) =>
    `完了: ${title} (${since} 開始)。監督者の承認待ち: tenken work approve ${id} --as <email>`,
  nothingInProgress: (name) =>
    `${name} に進行中の作業はありません。作業手順書の一覧: tenken sop list。始めるには: tenken work start <sop>`,
  allDone: '手順はすべて終わりました。次のコマンド: tenken work complete',
  title: '作業記録',
  labels: {
    status: '状態',
    sop: '作業手順書',
    version: '版',
    published: '発行',
    worker: '作業者',
    started: '開始',
    pausedSince: '中断開始',
    completed: '完了',
    worked: '作業時間',
    hazards: '危険',
    checks: '点検',
    approved: '承認',
    rejected: '差し戻し',
    aborted: '中止',
    trail: '監査証跡',
  },
  columns: { paused: '中断', failed: '異常', flags: '要確認', step: '手順', waits: '経過' },
  version: (version, status, id) => `第${version}版、現在は${status} (${id})`,
  workedAndPaused: (worked, paused) => `${worked}、中断 ${paused}`,
  hazardsSeen: (seen, serious, others) => {
    if (serious === 0) return `${others} 件を確認 (重大なものなし)`

    return `重大なもの ${serious} 件中 ${seen} 件を確認${others > 0 ? `、ほか ${others} 件を確認` : ''}`
  },
  locked: ' (変更できません)',
  approvedBy: (at, by) => `${at} ${by}`,
  checks: (pass, fail, override) => `ヨシ ${pass}、異常 ${fail}、特例承認 ${override}`,
  flags: (flagged, open) => `。要確認 ${flagged} (${open === 0 ? '対応済み' : `未対応 ${open}`})`,
  waits: '点検を待っています',
  notYet: '未点検',
  passedRun: (first, last) => (first === last ? `手順 ${first}: ヨシ` : `手順 ${first}〜${last}: ヨシ`),
  openRun: (first, last) => (first === last ? `手順 ${first}: 未点検` : `手順 ${first}〜${last}: 未点検`),
  seen: '危険確認',
  seenInRun: (hazards) => `、危険 ${hazards} 件を確認`,
  notSeen: (hazard) => `確認の記録なし: ${hazard}`,
  overrideOf: (check) => `対象の点検 ${check}`,
  quoted: (text) => `「${text}」`,
  sure: (confidence) => `確信度 ${confidence}`,
  flagResolvedMark: (id) => `点検 ${id} 要確認 (対応済み)`,
  flagOpenMark: (id) => `点検 ${id} 要確認 (未対応)`,
  checkId: (id) => `点検 ${id}`,
  trailUnbroken: (work, sop) => `作業 ${work} 件、作業手順書 ${sop} 件: 途切れや改変なし`,
  trailBroken: (work, sop) => `作業 ${work} 件、作業手順書 ${sop} 件: 途切れや改変あり`,
  signatures: '署名',
  signedCheck: (meaning, step, check) => `${meaning} 手順 ${step} 対象の点検 ${check}`,
  nobodyAtWork: '進行中の作業はありません。これまでの作業を表示するには: tenken work list',
  heldUpAt: ({ id, worker, step, failure }) => `${id} ${worker}「${step}」: ${failure}`,
  boardHasMore:
    '表示しきれない作業があります。すべて表示するには: tenken work list --status in_progress paused',
  none: '作業はまだありません。開始してください: tenken work start <sop> --as <email>',
  noneSuch: '当てはまる作業はありません。すべて表示するには: tenken work list',
}
