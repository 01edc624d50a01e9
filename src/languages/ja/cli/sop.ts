import type { Texts } from '../../en/cli.ts'
import { sayReason } from '../../say.ts'
import { assumed, unplaced } from '../readings.ts'

export const sop: Texts['sop'] = {
  description: '作業手順書: 作業の手順と、その危険。',
  commands: {
    import: {
      about:
        'Markdown または JSON のファイルを、それぞれ新しい作業手順書の下書きとして登録します。すでに同じ内容で登録されているものは飛ばします。',
      file: 'ファイル (.md、.markdown、.json)、またはそれらのあるフォルダー。- は標準入力',
      dryRun: '取り込む内容だけを表示し、何も書き込まない',
      publish: '取り込んですぐに発行する。監督者だけができる',
      revise: '登録済みの手順書と内容が違うときは、その手順書の下書きにする',
      new: '登録済みの手順書と内容が違うときは、別の手順書として登録する',
      despiteChanges: 'ファイルを書き出した後にほかの人が変更していても、このファイルの内容にする',
      despiteUnplaced: 'ファイルの一部の行が入らなくても発行する',
    },
    publish: {
      about: '監督者として下書きを発行し、これまでの版に代えて有効にします。発行した版は変更できません。',
    },
    list: {
      about: '作業手順書を新しい順に表示します。',
      search: '題名にこれらの語をすべて含むものだけを表示する。大文字と小文字、全角と半角は区別しない',
      status: 'この状態、またはいくつかの状態のどれかの版だけを表示する。既定は下書きと有効な版',
      all: 'すべての版を表示する',
      deleted: '削除したものも表示する',
    },
    show: { about: '作業手順書の全体を危険とともに表示します。' },
    versions: { about: '作業手順書のすべての版を表示します。' },
    diff: {
      about: '二つの版の違い、または一つ前の版との違いを表示します。',
      from: '古いほうの版のID、その先頭か末尾。一つだけ指定すると、一つ前の版と比べる',
      to: '新しいほうの版',
    },
    revise: { about: '発行済みの版から新しい下書きを作ります。' },
    edit: {
      about:
        '下書きの内容を Markdown または JSON のファイルの内容にします。変わらない部分は同じ記録のままです。',
      file: 'ファイル (.md、.markdown、.json)。- は標準入力',
      retitle: 'ファイルの題名が異なるときは、下書きをその題名にする',
      despiteChanges: 'ファイルを書き出した後にほかの人が下書きを変更していても、このファイルの内容にする',
    },
    states: { about: '下書きのこれまでの内容を、監査証跡から変更ごとに表示します。' },
    revert: { about: '下書きを以前の内容に戻します。', state: '状態、またはその先頭' },
    retire: { about: '監督者として作業手順書を廃止します。' },
    export: {
      about: '作業手順書を Markdown または JSON で書き出します。',
      format: 'md または json。既定はファイル名に従い、なければ md',
      output: '画面ではなくこのファイル、パイプ、デバイスに書き出す',
      force: 'ファイルを上書きする',
      state: 'この状態のときの内容。一覧: tenken sop states <sop>',
    },
    delete: { about: '下書きを、または監督者として発行済みの版を削除します。記録は残り、復元できます。' },
    restore: { about: '削除した下書きを、または監督者として発行済みの版を復元します。' },
  },
  reference: '作業手順書のID、その先頭か末尾、または題名 (題名は有効な版を指します)',
  draftReference: '作業手順書のID、その先頭か末尾、または題名 (題名は下書きを指します)',
  deletedReference: '削除した作業手順書のID、またはその先頭か末尾',
  reason: '理由。監査証跡に残ります',
  deletionReason: '理由。発行済みの版では必須。監査証跡に残ります',
  showUnplaced: '取り込まない行をすべて表示する',
  evenDeleted: '削除したものも対象にする',
  changedByOthers: 'ファイルを書き出した後に、ほかの人が変更した内容:',
  changedByFile: 'このファイルで変わる内容:',
  imported: '登録しました:',
  importedAndPublished: '登録して発行しました:',
  publishNext: (id) => `下書きです。発行するには: tenken sop publish ${id} --as <supervisor>`,
  asVersion: (version) => ` (第${version}版)`,
  skipped: (id, version, status) => `飛ばしました。同じ内容で登録済みです: ${id} 第${version}版 (${status})`,
  wouldImport: {
    new: '登録できます (試行のため、何も書き込んでいません)',
    revised: '登録済みの手順書の下書きになります (試行のため、何も書き込んでいません)',
    published: '下書きとして登録済みです。発行できます (試行のため、何も書き込んでいません)',
    unchanged: '飛ばします。同じ内容で登録済みです',
  },
  importCounts: (imported, skipped, refused) =>
    `ファイル ${imported + skipped + refused} 件: 登録 ${imported}、登録済み ${skipped}、登録できないもの ${refused}。`,
  counts: (tasks, steps, hazards) => `工程 ${tasks}、手順 ${steps}、危険 ${hazards}`,
  sameTitle: (ids) => `同じ題名の作業手順書がほかにあります: ${ids}`,
  assumed: '次のとおり解釈しました。確認してください:',
  looksLikeWarning: '警告のように見えますが、危険として取り込んでいません。まず確認してください:',
  looksLikeStep: '手順のように見えますが、取り込んでいません。確認してください:',
  leftOut: (lines) => `取り込まない行 (${lines} 行):`,
  nothingLeftOut: 'ファイルのすべての行を取り込みました。',
  textLeftIn: 'ファイルのほかの行はすべて取り込みました。',
  showLeftOut: 'これらの行をすべて表示するには: --unplaced',
  line: (line) => `${line} 行目`,
  lines: (from, to) => `${from}〜${to} 行目`,
  whyUnplaced: (reason) => sayReason(reason, unplaced),
  whatAssumed: (assumption) => sayReason(assumption, assumed),
  none: '作業手順書はまだありません。取り込んでください: tenken sop import <file> --as <email>',
  noneSuch: 'この状態の版はありません。すべて表示するには: tenken sop list --all',
  noneNamed: (words) =>
    `題名に「${words}」を含むものはありません。すべて表示するには: tenken sop list。使われていない版も表示するには: tenken sop list --all`,
  deletedMark: '(削除済み)',
  columns: { version: '版', published: '発行日時', by: '発行者', state: '状態', changed: '変更日時' },
  versionIs: (version, status) => `第${version}版 (${status})`,
  publishedAt: (at, by) => `${at} に ${by} が発行`,
  signed: (name, at, meaning) => `${at} に ${name} が署名: ${meaning}`,
  retiredAt: (at, by) => `${at} に ${by} が廃止`,
  published: (title, version, id) =>
    `「${title}」第${version}版が有効になりました。作業を始めるには: tenken work start ${id}`,
  revised: (title, version, id) =>
    `「${title}」第${version}版の下書きを作りました: ${id}。変更するには: tenken sop edit ${id} <file>。発行するには: tenken sop publish ${id}`,
  retired: (title, version) =>
    `「${title}」第${version}版を廃止しました。この版で新しい作業は始められません。進行中の作業は続けられます。`,
  edited: (title, version, id) =>
    `「${title}」第${version}版の下書きを変更しました。発行するには: tenken sop publish ${id}`,
  nothingChanged: (title, version) =>
    `変更はありません: 「${title}」第${version}版の下書きは、すでにこの内容です。`,
  sayTheSame: '内容に違いはありません。',
  differences: (added, removed, changed, moved) =>
    `追加 ${added}、削除 ${removed}、変更 ${changed}、移動 ${moved}`,
  titleChanged: '題名 変更',
  part: {
    task: (number) => `工程${number}`,
    step: (number) => `手順${number}`,
    hazard: (number) => `危険${number}`,
  },
  partIs: (part, what) => `${part} ${what}`,
  added: '追加',
  removed: '削除',
  changed: '変更',
  moved: (before, says) => `移動 (以前は ${before})${says === 'changed' ? '、変更' : ''}`,
  fields: {
    title: '題名',
    description: '本文',
    expectedAction: '指差呼称',
    expectedResult: '判定基準',
    severity: '重大度',
    mitigation: '対策',
  },
  id: (id) => `ID ${id}`,
  written: (at, by) => `${at} に ${by} が登録`,
  deletedAt: (at) => `${at} に削除`,
  deleted: (title, version, id) =>
    `「${title}」第${version}版を削除しました。復元するには: tenken sop restore ${id}`,
  restored: (title, version, id) =>
    `「${title}」第${version}版を復元しました。作業を始めるには: tenken work start ${id}`,
  restoredDraft: (title, version, id) =>
    `「${title}」第${version}版の下書きを復元しました。発行するには: tenken sop publish ${id}`,
  restoredOld: (title, version) => `「${title}」第${version}版を復元しました。`,
  exported: (title, file) => `「${title}」を ${file} に書き出しました。`,
}
