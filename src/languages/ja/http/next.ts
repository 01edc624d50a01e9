import type { WorkStatus } from '../../../domain/work-session.ts'
import type { next as english } from '../../en/http/next.ts'
import type { HttpError, TranslatedAdvice } from '../../errors.ts'

const goOnWith: Readonly<Record<WorkStatus, string>> = {
  in_progress: '現在の状態を確認してください。',
  paused: '続けるには再開してください。',
  completed: '監督者の承認を待っています。',
  approved: '承認した人は記録にあります。',
  rejected: '理由は記録にあります。作業を初めからやり直してください。',
  aborted: '理由は記録にあります。作業を初めからやり直してください。',
}

/** 画面で次にすること。 */
export const next: TranslatedAdvice<HttpError, typeof english> = {
  active_work_session_exists: () => 'その作業を続けるか、先に中断してください。',
  actor_unknown: null,
  admin_required: () => '管理者に依頼してください。',
  ambiguous_reference: () => 'IDをもう少し長く入力してください。',
  another_title: () => '正しい下書きかどうかを確認してください。',
  auditor_changes_nothing: null,
  body_not_json: null,
  body_too_large: null,
  broken_body: null,
  contrary_setting: null,
  database_unavailable: () => '少し待ってから、もう一度試してください。',
  direct_connection_needed: null,
  disk_full: () => 'サーバーの管理者に伝えてください: ディスクに空きがありません。',
  draft_changed: () => '下書きを取得し直して、それを変更してください。',
  draft_exists: () => 'その下書きを続けるか、削除してください。',
  code_unusable: ({ for: isFor }) => {
    if (isFor === null) return '新しいコードを発行してもらってください。'

    return isFor === 'pin'
      ? '登録済みの端末で、このコードで PIN を設定してください。'
      : 'このコードでパスワードを設定してください。'
  },
  device_not_enrolled: () => '監督者に端末の登録を依頼してください。',
  first_start_over: () => 'その利用者に依頼してください。',
  foreign_origin: () => 'このサーバーの画面で操作してください。',
  guessed_too_often: null,
  not_proven: null,
  reset_not_allowed: () => '管理者に依頼してください。',
  scope_too_small: () => 'その範囲のトークンを管理者に依頼してください。',
  sign_in_busy: () => '少し待ってからもう一度試してください。',
  sign_in_refused: null,
  token_for_person: () => '機械の利用者のために作成してください。',
  email_taken: null,
  employee_number_taken: null,
  first_user_role: null,
  flagged_checks_open: () => 'それぞれを特例承認するか、作業を差し戻してください。',
  folder_in_use: null,
  hazard_not_at_this_step: () => '現在の手順を確認してください。',
  hazards_not_acknowledged: () => '先に危険を確認してください。',
  id_taken: () => '新しいIDを使ってください。',
  idempotency_key_needed: () => '操作ごとに新しいUUIDを作り、やり直すときは同じものを送ってください。',
  idempotency_key_reused: () => '新しい操作には新しいUUIDを使い、済んだ操作は記録で確認してください。',
  illegal_move: ({ status }) => goOnWith[status],
  illegal_version_move: () => '版の一覧を確認してください。',
  invalid_input: null,
  last_admin: () => '先に別の人を登録してください。',
  metrics_closed: () => 'サーバーの運用担当者に相談してください。',
  machine_refused: () => 'ご本人がサインインしてください。',
  method_not_allowed: null,
  no_active_work_session: () => '作業を開始してください。',
  no_database: null,
  no_such_address: null,
  no_such_state: () => '下書きの履歴を確認してください。',
  no_version_before: () => '比べる二つの版を指定してください。',
  not_for_this_role: () => '権限のある人に頼んでください。',
  not_found: null,
  not_permitted: () => 'サーバーの管理者に伝えてください: データベースのロールに権限がありません。',
  not_ready: () => '少し待ってからもう一度試してください。',
  not_signed_in: () => 'サインインしてください。',
  not_the_current_step: ({ currentStepId }) =>
    currentStepId === null ? '作業を完了してください。' : '現在の手順を確認してください。',
  not_your_draft: () => '作成者または監督者に頼んでください。',
  not_your_work_session: () => '自分の作業を確認してください。',
  nothing_to_override: () => 'この作業の点検を確認してください。',
  outcome_unknown: () => '同じものをもう一度送ってください。二重に記録されることはありません。',
  own_role: () => '管理者に依頼してください。',
  paused_work_session_needed: () => 'どの作業かを指定してください。',
  precondition_needed: () => '取得し直し、その ETag を送ってください。',
  procedure_changed: () => 'その作業手順書の下書きにするか、別の作業手順書にするかを指定してください。',
  record_refused: null,
  schema_mismatch: () => 'サーバーの管理者に伝えてください: データベースを更新する必要があります。',
  self_review: () => '別の監督者に頼んでください。',
  session_misuse: null,
  sop_deleted: () => '先に復元してください。',
  sop_in_use: () => '先にその作業を完了または中止してください。',
  sop_incomplete: () => '手順を追加してください。',
  sop_not_effective: ({ effectiveId, status }) => {
    if (effectiveId !== null) return '有効な版で開始してください。'

    return status === 'draft' ? '先に発行する必要があります。' : null
  },
  steps_open: () => '残っている手順を確認してください。',
  supervisor_required: () => '監督者に頼んでください。',
  transaction_aborted: null,
  unknown_format: null,
  unreadable_procedure: null,
  unusable_value: null,
  user_deactivated: null,
  version_published: () => '新しい下書きを作成してください。',
  work_session_locked: ({ status }) => goOnWith[status],
}
