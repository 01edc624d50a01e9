import type { Texts } from '../../en/cli.ts'

export const work: Texts['work'] = {
  description: '作業手順書の手順を一つずつ行い、作業を承認します。',
  commands: {
    start: { about: '作業手順書による作業を開始します。' },
    acknowledge: {
      about: '現在の手順の重大な危険源を確認したことを記録します。',
      hazard: '手順の危険源のうち、このものだけ。IDの先頭か末尾',
    },
    check: {
      about: '現在の手順の結果を記録し、次の手順へ進みます。',
      pass: '手順が安全に終わった (合格)',
      fail: '不具合がある (不合格)。その内容',
      confidence: '自動検出の確からしさ。0 から 1',
      needsReview: '監督者の確認が必要 (要確認)',
      step: 'この手順が現在の手順であるときだけ記録する。番号、またはIDの先頭か末尾',
    },
    override: {
      about: '監督者が、不合格または要確認の安全確認を、理由とともに特例承認します。',
      reason: '特例承認の理由',
      check: '要確認の安全確認のID。既定は、現在の手順を止めている不合格',
    },
    pause: { about: '作業を中断します。' },
    resume: { about: '中断した作業を再開します。' },
    complete: { about: '終わった作業を完了し、承認待ちにします。' },
    approve: { about: '監督者が作業を承認します。承認後は記録を変更できません。' },
    reject: {
      about: '監督者が作業を差し戻します。その後は記録を変更できません。',
      reason: '差し戻しの理由',
    },
    abort: {
      about: '続けられない作業を中止します。その後は記録を変更できません。',
      reason: '中止の理由',
    },
    show: {
      about: '作業の記録のすべてを、監査で読む形で表示します。',
      brief: '問題なく合格した手順をまとめて表示する',
    },
    list: {
      about: '作業を新しい順に表示します。',
      status: 'この状態のものだけ',
      worker: 'この人の作業だけ',
      sop: 'この作業手順書の作業だけ',
    },
  },
  reference: '作業のID、またはその先頭か末尾',
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
  approved: (id) => `作業 ${id} を承認しました。記録はもう変更できません。`,
  rejected: (id) => `作業 ${id} を差し戻しました。記録はもう変更できません。`,
  aborted: (id) => `作業 ${id} を中止しました。記録はもう変更できません。`,
  acknowledgeFirst: (hazards) =>
    `合格とする前に、重大な危険源 ${hazards} 件を確認してください: tenken work acknowledge`,
  nothingSerious: '確認するものはありません。この手順に「警告」「危険」の危険源はありません。',
  seenAlready: '確認するものはもうありません。危険源の確認は記録されています。',
  seenBy: (worker) => `記録しました: ${worker} が確認した危険源`,
  stillUnseen: 'まだ確認していないもの:',
  checkNext: '次のコマンド: tenken work check --pass、または --fail "不具合の内容"',
  recordedPass: '記録しました: 合格。',
  recordedFlagged: '要確認としたので、監督者が見て特例承認するまで、作業は承認されません。',
  recordedFail: (what) =>
    `記録しました: 不合格「${what}」。この手順は終わっていません。もう一度確認するか、監督者に特例承認を依頼してください。`,
  overridden: (worker) => `記録しました: 特例承認。${worker} は作業を続けられます。`,
  flagResolved: '記録しました: 特例承認。要確認の安全確認を解決しました。',
  flagsLeft: 'まだ要確認のもの:',
  flaggedAt: (step, result) => `手順 ${step} ${result} 要確認`,
  resolveFlag: (work, check) => `tenken work override ${work} --check ${check} --reason "…" --as <email>`,
  approveNext: (id) => `次のコマンド: tenken work approve ${id} --as <email>`,
  stepOf: (number, count, task) => `手順 ${number}/${count} · ${task}`,
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
    hazards: '危険源',
    checks: '安全確認',
    approved: '承認',
    rejected: '差し戻し',
    aborted: '中止',
    trail: '監査証跡',
  },
  columns: { paused: '中断' },
  version: (version, status, id) => `第${version}版、現在は${status} (${id})`,
  workedAndPaused: (worked, paused) => `${worked}、中断 ${paused}`,
  hazardsSeen: (seen, serious, others) => {
    if (serious === 0) return `${others} 件を確認 (重大なものなし)`

    return `重大なもの ${serious} 件中 ${seen} 件を確認${others > 0 ? `、ほか ${others} 件を確認` : ''}`
  },
  locked: ' (変更できません)',
  approvedBy: (at, by) => `${at} ${by}`,
  checks: (pass, fail, override) => `合格 ${pass}、不合格 ${fail}、特例承認 ${override}`,
  flags: (flagged, open) => `。要確認 ${flagged} (${open === 0 ? '解決済み' : `未解決 ${open}`})`,
  waits: '安全確認を待っています',
  notYet: '未確認',
  passedRun: (first, last) => (first === last ? `手順 ${first}: 合格` : `手順 ${first}〜${last}: 合格`),
  openRun: (first, last) => (first === last ? `手順 ${first}: 未確認` : `手順 ${first}〜${last}: 未確認`),
  seen: '危険確認',
  seenInRun: (hazards) => `、危険源 ${hazards} 件を確認`,
  notSeen: (hazard) => `確認の記録なし: ${hazard}`,
  overrideOf: (check) => `対象の安全確認 ${check}`,
  quoted: (text) => `「${text}」`,
  sure: (confidence) => `確からしさ ${confidence}`,
  flagResolvedMark: (id) => `安全確認 ${id} 要確認 (解決済み)`,
  flagOpenMark: (id) => `安全確認 ${id} 要確認 (未解決)`,
  checkId: (id) => `安全確認 ${id}`,
  trailUnbroken: (work, sop) => `作業 ${work} 件、作業手順書 ${sop} 件: 途切れや改変なし`,
  trailBroken: (work, sop) => `作業 ${work} 件、作業手順書 ${sop} 件: 途切れや改変あり`,
  signatures: '署名',
  signedCheck: (meaning, step, check) => `${meaning} 手順 ${step} 対象の安全確認 ${check}`,
  none: '作業はまだありません。開始してください: tenken work start <sop> --as <email>',
  noneSuch: '当てはまる作業はありません。すべて表示するには: tenken work list',
}
