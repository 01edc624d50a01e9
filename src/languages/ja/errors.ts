import type { ErrorTexts, KnownError } from '../errors.ts'
import { reason } from './reasons.ts'
import { words } from './words.ts'

/** Every error in Japanese; `data` carries the facts. */
export const errors: ErrorTexts<KnownError> = {
  active_work_session_exists: ({ workSessionId }) =>
    `作業者にはすでに進行中の作業があります: ${workSessionId}。先に完了または中断してください。`,
  ambiguous_reference: ({ what, reference, candidates }) =>
    `「${reference}」に当てはまる${words.record[what]}が複数あります: ${candidates.join('、')} など。IDをもう少し長く入力してください。`,
  broken_history: ({ reason: why }) => `リビジョンが一本の履歴になっていません: ${why}。`,
  change_refused: ({ refusals }) =>
    `次の違いは自動では書けません。リビジョンを手で書いてください: ${refusals.map(({ what, reason: why }) => `${what} (${why})`).join('、')}。`,
  configuration: ({ variable, reason: why }) => `${variable}: ${reason(why)}。`,
  database_damaged: ({ folder, reason: why }) =>
    `${folder} のデータベースを開けません: ${why}。フォルダーはそのまま残し、バックアップから復元してください。`,
  database_unavailable: ({ reason: why }) => `データベースを利用できません: ${why}。`,
  database_version_unsupported: ({ folder, found, expected }) =>
    `${folder} のデータベースは PostgreSQL ${found} で作られています。このプログラムは PostgreSQL ${expected} で動きます。作成した版でダンプし、新しいフォルダーに復元してください。`,
  disk_full: ({ folder }) => `${folder} のディスクに空きがありません。空きを作ってから開き直してください。`,
  email_taken: ({ email }) => `メールアドレス ${email} の利用者はすでに登録されています。`,
  folder_in_use: ({ folder }) =>
    `データベースのフォルダー ${folder} は別のプロセスが使用中です。そちらを終了するか、PostgreSQL サーバーを使ってください。`,
  folder_not_usable: ({ folder, reason: why }) =>
    `フォルダー ${folder} はデータベースに使えません: ${reason(why)}。DATABASE_URL に別のフォルダーを指定してください。`,
  illegal_move: ({ id, verb, status }) =>
    `${verbs[verb] ?? verb}はできません: 作業 ${id} は「${words.status[status]}」です。`,
  invalid_input: ({ field, reason: why }) => `${field}: ${reason(why)}。`,
  migration_blocked: ({ revision, attempts, reason: why }) =>
    `リビジョン ${revision} は ${attempts} 回試してもロックを取得できませんでした (${why})。何も変更していません。データベースが空いているときにやり直してください。`,
  migration_failed: ({ revision, reason: why, at, statement }) =>
    `リビジョン ${revision} に失敗しました: ${why}。データベースは ${at} のままです。実行した文: ${statement}`,
  models_not_buildable: ({ statement, reason: why }) =>
    `モデルの定義を PostgreSQL が拒否しました: ${why}。実行した文: ${statement}`,
  models_not_declarable: ({ what, reason: why }) => `モデルを SQL にできません: ${what} (${why})。`,
  no_active_work_session: ({ name }) =>
    `${name} に進行中の作業はありません。先に開始してください: tenken work start <sop>`,
  not_at_head: ({ current, head }) =>
    `データベースは ${current ?? 'base'} です。${head ?? 'base'} でなければなりません。実行してください: tenken db upgrade head`,
  not_found: ({ what, id }) => `${words.record[what]} ${id} は見つかりません。`,
  not_the_current_step: ({ id, stepId, currentStepId }) =>
    currentStepId
      ? `手順 ${stepId} は現在の手順ではありません。作業 ${id} は手順 ${currentStepId} の確認を待っています。`
      : `作業 ${id} の手順はすべて終わりました。完了してください: tenken work complete`,
  not_your_work_session: ({ id }) => `作業 ${id} は別の作業者のものです。`,
  nothing_differs: () => 'モデルとデータベースは一致しています。リビジョンは書きませんでした。',
  nothing_to_override: ({ id }) => `作業 ${id} の現在の手順には、特例承認の対象になる不合格がありません。`,
  outcome_unknown: () =>
    'データベースの応答の前に接続が切れました。やり直す前に、記録されているかどうかを確かめてください。',
  record_refused: ({ reason: why, constraint, sqlState }) =>
    `データベースが書き込みを拒否しました: ${why} (${constraint ?? sqlState})。`,
  released_revision_edited: ({ revision }) =>
    `リビジョン ${revision} は公開後に変更されています。元に戻し、変更は新しいリビジョンに書いてください: tenken db revision -m "…"`,
  released_revision_missing: ({ revision }) =>
    `公開済みのリビジョン ${revision} のファイルがありません。元に戻してください。`,
  revision_exists: ({ file }) =>
    `${file} はすでにあります。別の説明を付けるか、そのファイルを取り除いてください。`,
  revision_not_found: ({ target, candidates }) =>
    candidates.length > 0
      ? `「${target}」で始まるリビジョンが複数あります: ${candidates.join('、')}。`
      : `リビジョン「${target}」は見つかりません。一覧: tenken db history`,
  revision_out_of_range: ({ target, reason: why }) => `「${target}」へは移動できません: ${reason(why)}。`,
  schema_mismatch: ({ reason: why }) =>
    `データベースの準備ができていません (${why})。実行してください: tenken db upgrade head`,
  self_review: () => '作業者は自分の作業を審査できません。別の監督者に依頼してください。',
  session_misuse: ({ reason: why }) => `セッションの使い方に誤りがあります: ${why}。`,
  sop_deleted: ({ id, title }) =>
    `作業手順書「${title}」は削除されています。先に復元してください: tenken sop restore ${id}`,
  sop_in_use: ({ workSessionIds }) =>
    `この作業手順書には終わっていない作業があるため削除できません: ${workSessionIds.join('、')}。`,
  sop_without_steps: ({ title }) => `作業手順書「${title}」には手順がないため、作業を開始できません。`,
  steps_open: ({ id, open }) =>
    `作業 ${id} は完了できません: 合格または特例承認のない手順が ${open} 件あります。`,
  supervisor_required: ({ name, role }) =>
    `この操作は監督者だけができます。${name} は${words.role[role]}です。`,
  transaction_aborted: () =>
    'トランザクションは取り消されました: 途中の文が失敗しましたが、そのエラーが伝えられませんでした。',
  unknown_database_revision: ({ revision }) =>
    `データベースのリビジョン「${revision}」は、このプログラムにはありません。新しい版の Tenken が更新した可能性があります。`,
  unknown_format: ({ name, known }) =>
    `${name}: 形式がわかりません。名前が ${known.join('、')} のいずれかで終わるファイルを指定してください。`,
  unreadable_procedure: ({ source, line, reason: why }) =>
    `${source}${line === null ? '' : ` の ${line} 行目`}: ${reason(why)}。`,
  user_deactivated: ({ name }) => `${name} は無効にされているため、操作できません。`,
}

const verbs: Readonly<Record<string, string>> = {
  pause: '中断',
  resume: '再開',
  complete: '完了',
  approve: '承認',
  reject: '差し戻し',
  abort: '中止',
  override: '特例承認',
  'record a check': '安全確認の記録',
}
