import type { Power } from '../../infrastructure/database/rights/errors.ts'
import type { ErrorTexts, KnownError } from '../errors.ts'
import { sayReason } from '../say.ts'
import * as reasons from './reasons.ts'
import { words } from './words.ts'

/** Every error in Japanese; `data` carries the facts. */
export const errors: ErrorTexts<KnownError> = {
  active_work_session_exists: ({ workSessionId }) =>
    `作業者にはすでに進行中の作業があります: ${workSessionId}。`,
  ambiguous_reference: ({ what, reference, candidates }) =>
    `「${reference}」に当てはまる${words.record[what]}が複数あります: ${candidates.join('、')} など。`,
  broken_history: ({ reason }) =>
    `リビジョンが一本の履歴になっていません: ${sayReason(reason, reasons.whyBroken)}。`,
  change_refused: ({ refusals }) =>
    `次の違いは自動では書けません。リビジョンを手で書いてください: ${refusals.map(({ what, reason }) => `${what} (${sayReason(reason, reasons.whyRefused)})`).join('、')}。`,
  configuration: ({ variable, reason }) => `${variable}: ${sayReason(reason, reasons.whyMisconfigured)}。`,
  contrary_setting: ({ setting, value, role, database, reason }) =>
    `ロール「${role}」のデータベース「${database}」での設定 ${setting} = ${value} が妨げになっています: ${sayReason(reason, reasons.whyContrary)}。`,
  database_damaged: ({ folder, says }) => `${folder} のデータベースを開けません: ${says}。`,
  database_unavailable: ({ reason }) =>
    `データベースを利用できません: ${sayReason(reason, reasons.whyUnavailable)}。`,
  database_version_unsupported: ({ folder, found, expected }) =>
    `${folder} のデータベースは PostgreSQL ${found} で作られています。このプログラムは PostgreSQL ${expected} で動きます。`,
  direct_connection_needed: () =>
    'リビジョンの実行には、トランザクション単位のプーラーを経由しない直接の接続が必要です。',
  disk_full: ({ folder }) => `${folder ?? 'データベース'} のディスクに空きがありません。`,
  another_title: ({ title, given }) => `下書きは「${title}」ですが、この文書は「${given}」です。`,
  draft_changed: ({ title, state, takenFrom, changes }) => {
    const people = [...new Set(changes.map(({ by }) => by ?? '?'))].join('、')

    return `「${title}」は、${takenFrom} を書き出した後に${people && ` ${people} が`}変更しました。現在は ${state} です。`
  },
  draft_exists: ({ draftId }) => `この作業手順書にはすでに下書きがあります: ${draftId}。`,
  admin_required: ({ name, role }) => `これができるのは管理者だけです。${name} は${words.role[role]}です。`,
  auditor_changes_nothing: ({ name }) =>
    `${name} は監査者です。監査者はすべてを読めますが、何も変更できません。`,
  code_unusable: ({ for: isFor }) => {
    if (isFor === null) return 'このコードは使用済みか、期限切れか、正しくありません。'

    return isFor === 'pin'
      ? 'このコードは PIN 用で、パスワードは設定できません。'
      : 'このコードはパスワード用で、PIN は設定できません。'
  },
  device_not_enrolled: () => 'この端末は登録されていないか、登録が取り消されています。',
  first_start_over: () => 'すでに登録された利用者がいます。ほかの人はその利用者が登録します。',
  guessed_too_often: ({ seconds }) => `試した回数が多すぎます。あと ${seconds} 秒で次を試せます。`,
  not_proven: ({ kind }) => `あなたの${kind === 'pin' ? ' PIN ' : 'パスワード'}ではありません。`,
  reset_not_allowed: ({ name, of }) => `${name} さんは ${of} さんのパスワードや PIN を再設定できません。`,
  scope_too_small: ({ scope, scopes }) =>
    `これには範囲「${scope}」のトークンが必要です。このトークンの範囲: ${scopes.join('、')}。`,
  sign_in_busy: () => '今、サインインする人が多すぎます。',
  sign_in_refused: ({ kind }) =>
    `サインインできるアカウントの${kind === 'pin' ? ' PIN ' : 'パスワード'}ではありません。`,
  token_for_person: ({ name }) =>
    `${name} さんは自分でサインインします。その名前で動くトークンは作れません。`,
  email_taken: ({ email }) => `メールアドレス ${email} の利用者はすでに登録されています。`,
  export_not_signed: ({ source, reason }) =>
    `${source} は信頼できません: ${sayReason(reason, reasons.whyNotSigned)}。`,
  export_unreadable: ({ source, line, reason }) =>
    `${source}${line === null ? '' : ` の ${line} 行目`}: ${sayReason(reason, reasons.whyExportUnreadable)}。`,
  flagged_checks_open: ({ id, checkIds }) =>
    `作業 ${id} には、要確認のまま対応されていない点検があります: ${checkIds.join('、')}。`,
  folder_in_use: ({ folder }) => `データベースのフォルダー ${folder} は別のプロセスが使用中です。`,
  folder_not_usable: ({ folder, reason }) =>
    `フォルダー ${folder} はデータベースに使えません: ${sayReason(reason, reasons.whyFolderNotUsable)}。`,
  hazard_not_at_this_step: ({ id, hazardId }) =>
    `危険 ${hazardId} は、作業 ${id} の現在の手順のものではありません。`,
  hazards_not_acknowledged: ({ hazardIds }) =>
    `この手順には、まだ確認していない重大な危険が ${hazardIds.length} 件あります。`,
  illegal_move: ({ id, verb, status }) =>
    `${words.verb[verb]}はできません: 作業 ${id} は「${words.status[status]}」です。`,
  illegal_version_move: ({ id, verb, status }) =>
    `${words.verb[verb]}はできません: 版 ${id} は「${words.version[status]}」です。`,
  idempotency_key_reused: ({ key, verb, id }) => `キー ${key} は別の要求のものです: ${verb} ${id ?? ''}。`,
  id_taken: ({ what, id }) => `${id} は別の${words.record[what]}のIDとして記録されています。`,
  invalid_input: ({ field, reason }) => `${field}: ${sayReason(reason, reasons.whyInvalid)}。`,
  migration_blocked: ({ revision, attempts, reason }) =>
    `リビジョン ${revision} は ${attempts} 回試してもロックを取得できませんでした (${sayReason(reason, reasons.whyBlocked)})。何も変更していません。`,
  migration_failed: ({ revision, reason: why, at, statement }) =>
    `リビジョン ${revision} に失敗しました: ${why}。データベースは ${at} のままです。実行した文: ${statement}`,
  models_not_buildable: ({ statement, reason: why }) =>
    `モデルの定義を PostgreSQL が拒否しました: ${why}。実行した文: ${statement}`,
  models_not_declarable: ({ what, reason }) =>
    `モデルを SQL にできません: ${what} (${sayReason(reason, reasons.whyNotDeclarable)})。`,
  no_active_work_session: ({ name, latest }) =>
    `${name} に進行中の作業はありません。${latest ? `作業 ${latest.id} は「${words.status[latest.status]}」です。` : ''}`,
  no_database: ({ reason }) => `${sayReason(reason, reasons.noneThere)}。`,
  no_such_state: ({ id, state }) => `版 ${id} が ${state} の状態だったことはありません。`,
  no_version_before: ({ version }) => `第${version}版より前に発行された版はありません。`,
  not_at_head: ({ current, head }) =>
    `データベースは ${current ?? 'base'} です。${head ?? 'base'} でなければなりません。`,
  not_found: ({ what, id }) => `${words.record[what]} ${id} は見つかりません。`,
  not_the_current_step: ({ id, stepId, currentStepId, places }) => {
    if (currentStepId === null) return `作業 ${id} の手順はすべて終わりました。`
    if (places === null || places.current === null)
      return `手順 ${stepId} は現在の手順ではありません。作業 ${id} は手順 ${currentStepId} の点検を待っています。`
    const { step, current, count } = places

    return `作業 ${id} は手順 ${current}/${count} です。手順 ${step} は${step > current ? 'まだ先です' : '終わっています'}。`
  },
  not_permitted: ({ right, onlyReads, says }) =>
    `データベースのロールは${onlyReads ? '読み取りしかできません' : `これを実行できません: ${says}`}。${right === null ? '' : `足りない権限: ${right}。`}`,
  not_your_draft: ({ id }) => `下書き ${id} を削除・復元できるのは、作成者と監督者だけです。`,
  not_your_work_session: ({ id }) => `作業 ${id} は別の作業者のものです。`,
  nothing_differs: () => 'モデルとデータベースは一致しています。リビジョンは書きませんでした。',
  nothing_to_override: ({ id }) =>
    `作業 ${id} に、特例承認できる点検がありません。対象は、現在の手順の最新の異常か、要確認のまま対応されていない点検です。`,
  outcome_unknown: () => 'データベースの応答の前に接続が切れました。記録されたかどうかはわかりません。',
  owner_needed: ({ role, owner }) => `「${role}」は表の所有者ではありません。所有者は「${owner}」です。`,
  paused_work_session_needed: ({ name, candidates }) =>
    candidates.length > 0
      ? `${name} には中断中の作業が複数あります: ${candidates.join('、')}。`
      : `${name} に中断中の作業はありません。`,
  records_at_stake: ({ records, at }) => {
    const list = records.map(({ table, column, count }) =>
      column === null ? `${table} の ${count} 行` : `${table}.${column} の値 ${count} 個`,
    )

    return `ダウングレードすると ${list.join('、')} が失われます。データベースは ${at ?? 'base'} のままです。`
  },
  procedure_changed: ({ title, candidates }) =>
    `「${title}」は違う内容で登録されています: ${candidates.map(({ id, version, status }) => `${id} (第${version}版、${words.version[status]})`).join('、')}。`,
  record_refused: ({ says, constraint, sqlState }) =>
    `データベースが書き込みを拒否しました: ${says} (${constraint ?? sqlState})。`,
  released_revision_edited: ({ revision }) => `リビジョン ${revision} は公開後に変更されています。`,
  released_revision_missing: ({ revision }) => `公開済みのリビジョン ${revision} のファイルがありません。`,
  revision_exists: ({ file }) => `${file} はすでにあります。`,
  revision_not_found: ({ target, candidates }) =>
    candidates.length > 0
      ? `「${target}」で始まるリビジョンが複数あります: ${candidates.join('、')}。`
      : `リビジョン「${target}」は見つかりません。`,
  revision_out_of_range: ({ target, reason }) =>
    `「${target}」へは移動できません: ${sayReason(reason, reasons.whyOutOfRange)}。`,
  rights_not_set: ({ role, more, missing }) =>
    `「${role}」の権限を設定できません。${more.length > 0 ? `所属するロール、public、または別の付与者から残る権限: ${more.join('、')}。` : ''}${missing.length > 0 ? `足りない権限: ${missing.join('、')}。` : ''}何も変更していません。`,
  role_not_found: ({ role }) => `ロール「${role}」はありません。`,
  role_too_powerful: ({ role, powers }) =>
    `ロール「${role}」は記録の規則を外せるため、使えません: ${powers.map((power) => rolePowers[power]).join('、')}。`,
  schema_mismatch: ({ says }) =>
    `データベースの準備ができていません (${says})。構造がこのプログラムのものと違います。`,
  self_review: () => '自分の作業は、自分では審査できません。',
  session_misuse: ({ mistake }) => `セッションの使い方に誤りがあります: ${reasons.mistakes[mistake]}。`,
  sop_deleted: ({ title }) => `作業手順書「${title}」は削除されています。`,
  sop_in_use: ({ workSessionIds }) =>
    `この作業手順書には終わっていない作業があるため削除できません: ${workSessionIds.join('、')}。`,
  sop_incomplete: ({ title }) => `作業手順書「${title}」は発行できません。すべての工程に手順が必要です。`,
  sop_not_effective: ({ title, status, effectiveId }) =>
    `作業は有効な版で始めます。「${title}」のこの版は「${words.version[status]}」です。${effectiveId === null ? '' : `有効な版: ${effectiveId}`}`,
  steps_open: ({ id, open }) =>
    `作業 ${id} は完了できません: ヨシまたは特例承認のない手順が ${open} 件あります。`,
  supervisor_required: ({ name, role }) =>
    `この操作は監督者だけができます。${name} は${words.role[role]}です。`,
  transaction_aborted: () =>
    'トランザクションは取り消されました: 途中の文が失敗しましたが、そのエラーが伝えられませんでした。',
  unknown_database_revision: ({ revision }) =>
    `データベースのリビジョン「${revision}」は、このプログラムにはありません。より新しい Tenken が更新した可能性があります。`,
  unknown_format: ({ name, known }) =>
    `${name}: 形式がわかりません。読めるのは、名前が ${known.join('、')} のいずれかで終わるファイルです。`,
  unreadable_procedure: ({ source, line, reason }) =>
    `${source}${line === null ? '' : ` の ${line} 行目`}: ${sayReason(reason, reasons.whyUnreadable)}。`,
  unusable_value: ({ says }) => `データベースが受け付けない値があります: ${says}。`,
  employee_number_taken: ({ employeeNumber }) =>
    `社員番号 ${employeeNumber} の利用者はすでに登録されています。`,
  first_user_role: ({ role }) => `最初の利用者は監督者か管理者です。${words.role[role]}にはできません。`,
  last_admin: ({ name, role }) =>
    `${name} は最後の有効な${words.role[role]}です。いなくなると、利用者を管理する人がいなくなります。`,
  own_role: ({ name, role }) => `${name} は${words.role[role]}です。自分の役割は変更できません。`,
  actor_unknown: ({ named }) =>
    named === null ? '操作する人が指定されていません。' : `操作できる利用者 ${named} はありません。`,
  user_deactivated: ({ name }) => `${name} は利用停止になっているため、操作できません。`,
  version_published: ({ version, status }) =>
    `第${version}版は「${words.version[status]}」で、変更できません。`,
  work_session_locked: ({ id, status }) =>
    `作業 ${id} は「${words.status[status]}」で確定しており、変更できません。`,
}

const rolePowers: Readonly<Record<Power, string>> = {
  superuser: 'スーパーユーザー',
  owner: '表、スキーマ、データベースの所有者またはその所有者のメンバー',
  role_maker: 'ロールを作成できる (createrole)',
  server_role: 'すべての表またはサーバーのファイルに書き込めるロールのメンバー',
  replication_role_setter: 'session_replication_role を設定できる',
}
