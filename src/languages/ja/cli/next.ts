import type { WorkStatus } from '../../../domain/work-session.ts'
import type { next as english } from '../../en/cli/next.ts'
import type { CliError, TranslatedAdvice } from '../../errors.ts'
import { shellWord } from '../../shell-word.ts'

/** What to do about a mistake in a program. */
export const report = '同じコマンドに --debug を付けて実行し、表示された内容を報告してください。'

/** What to type next about work that is not in the state that a command needs. */
const goOnWith: Readonly<Record<WorkStatus, (id: string) => string>> = {
  in_progress: (id) => `現在の状態を見るには: tenken work show ${id}`,
  paused: (id) => `再開するには: tenken work resume ${id}`,
  completed: (id) => `監督者の承認を待っています: tenken work approve ${id} --as <監督者>`,
  approved: (id) => `記録を見るには: tenken work show ${id}`,
  rejected: (id) => `理由は記録にあります: tenken work show ${id}。やり直すには: tenken work start <sop>`,
  aborted: (id) => `理由は記録にあります: tenken work show ${id}。やり直すには: tenken work start <sop>`,
}

/** What to do next at the command line, for every error. */
export const next: TranslatedAdvice<CliError, typeof english> = {
  acting_user_needed: null,
  actor_unknown: ({ named }) =>
    named === null
      ? 'だれが操作するかを指定してください: --as <メール> または TENKEN_USER。'
      : '登録されている利用者を見るには: tenken user list',
  active_work_session_exists: ({ workSessionId: id }) =>
    `続けるには: tenken work show ${id}。中断するには: tenken work pause ${id}`,
  ambiguous_reference: () => 'IDをもう少し長く入力してください。',
  admin_required: () => '管理者に依頼してください。',
  another_title: () =>
    'このファイルの下書きを指定してください。下書きの題名を変えるときは --retitle を付けてください。',
  auditor_changes_nothing: null,
  broken_history: null,
  cannot_listen: ({ reason }) =>
    reason.code === 'not_permitted'
      ? '1024 以上のポートを指定するか、プロキシから転送してください。'
      : 'この機器のアドレスを指定してください: --host <アドレス>',
  change_refused: null,
  configuration: null,
  contrary_setting: ({ setting, role, database, reason }) => {
    const [home] = 'homes' in reason ? reason.homes : 'home' in reason ? [reason.home] : ['<スキーマ>']
    const value = setting === 'search_path' ? `"${home}"` : 'off'

    return `意図した設定でなければ、ロールに設定してください: alter role "${role}" in database "${database}" set ${setting} = ${value}`
  },
  database_damaged: () => 'フォルダーはそのまま残し、バックアップから復元してください。',
  database_unavailable: ({ reason }) =>
    reason.code === 'pooler_refuses_options'
      ? 'PgBouncer を経由するときは DATABASE_POOLER=transaction としてください。'
      : null,
  database_version_unsupported: () =>
    '作成したバージョンの PostgreSQL でダンプし、新しいフォルダーに復元してください。',
  demo_database_needed: () =>
    'DATABASE_URL がなければ、デモ専用のデータベース .tenken/demo を使います: env -u DATABASE_URL tenken demo',
  demo_for_this_machine: () => 'ほかの機器から届かないアドレスで提供してください: --host 127.0.0.1',
  direct_connection_needed: () =>
    'DATABASE_URL に PostgreSQL サーバー自体を、DATABASE_POOLER に none を指定してください。',
  disk_full: () => '空きを作ってから、もう一度実行してください。',
  draft_changed: ({ id }) =>
    `もう一度書き出して、それを直してください: tenken sop export ${id}。ほかの人の変更を取り消すときは --despite-changes を付けてください。`,
  draft_exists: ({ draftId: id }) =>
    `変更するには: tenken sop edit ${id} <file>。発行するには: tenken sop publish ${id}。削除するには: tenken sop delete ${id}`,
  code_unusable: ({ for: isFor }) => {
    if (isFor === null) return '新しいコードを発行してもらってください。'

    return isFor === 'pin'
      ? '登録済みの端末で、このコードで PIN を設定してください。'
      : 'このコードでパスワードを設定してください。'
  },
  device_not_enrolled: () => '監督者に端末の登録を依頼してください。',
  first_start_over: null,
  guessed_too_often: null,
  not_proven: null,
  reset_not_allowed: () =>
    '管理者に依頼してください。Tenken を運用する人は、ここで本人に設定してもらえます: tenken user set-password --help',
  scope_too_small: () => 'その範囲のトークンを作成してください: tenken token add --help',
  sign_in_busy: () => '少し待ってからもう一度試してください。',
  sign_in_refused: null,
  token_for_person: () => '機械の利用者のために作成してください: tenken user add --help',
  email_taken: () => '利用者の一覧: tenken user list',
  employee_number_taken: () => '利用者の一覧: tenken user list',
  entries_differ: null,
  entry_abandoned: null,
  export_interrupted: null,
  export_not_signed: null,
  export_unreadable: null,
  file_exists: () => '--force で上書きするか、別の名前を指定してください。',
  file_not_found: null,
  file_unusable: null,
  finding_needed: null,
  first_user_role: () => 'まずその人を登録し、ほかの利用者は --as を付けて登録してください。',
  flagged_checks_open: ({ id }) =>
    `監督者がそれぞれ特例承認します: tenken work override ${id} --check <check> --reason "…" --as <監督者>`,
  folder_in_use: () => 'そのプロセスを終了するか、PostgreSQL サーバーを使ってください。',
  folder_not_usable: () => 'DATABASE_URL に別のフォルダーを指定してください。',
  hazard_not_at_this_step: () => '現在の手順を見るには: tenken work show',
  hazards_not_acknowledged: () => '先に確認してください: tenken work acknowledge',
  id_taken: null,
  idempotency_key_reused: null,
  illegal_move: ({ id, status }) => goOnWith[status](id),
  illegal_version_move: ({ id }) => `版の一覧: tenken sop versions ${id}`,
  import_incomplete: null,
  interrupted: null,
  invalid_input: null,
  key_unusable: null,
  last_admin: () => '先に別の人を登録してください: tenken user add --help',
  lines_left_out: ({ path }) =>
    `内容を見るには: tenken sop import ${shellWord(path)} --dry-run --unplaced。その行なしで発行するには --despite-unplaced を付けてください。`,
  lint_objections_open: () => 'リビジョンを書き直すか、理由を付けて許可してください。',
  migration_blocked: () => 'データベースが空いているときに、もう一度実行してください。',
  migration_failed: null,
  models_differ: ({ drift }) =>
    drift > 0 ? null : 'リビジョンに書き出すには: tenken db revision --autogenerate -m "…"',
  models_not_buildable: null,
  models_not_declarable: null,
  no_active_work_session: ({ latest }) =>
    latest?.status === 'paused' || latest?.status === 'completed'
      ? goOnWith[latest.status](latest.id)
      : '始めるには: tenken work start <sop>',
  no_database: ({ reason }) =>
    ({
      none_in_folder:
        '新しく作るには: tenken db upgrade。別の場所にあるなら、それを DATABASE_URL に指定してください。',
      new_in_memory: '記録を残すには、DATABASE_URL にフォルダーを指定してください: pglite:<フォルダー>',
      none_on_server: 'createdb で作成してから: tenken db upgrade',
    })[reason.code],
  no_such_state: ({ id }) => `変更の一覧: tenken sop states ${id}`,
  no_version_before: ({ id }) => `比べる版を二つ指定してください: tenken sop diff <from> ${id}`,
  not_a_demo: () => '工場を保存する別のフォルダーを指定してください: --data <フォルダー>',
  not_at_head: () => '実行してください: tenken db upgrade head',
  not_found: ({ similar }) =>
    similar.length > 0 ? `もしかして: ${similar.map((name) => `「${name}」`).join('、')}` : null,
  not_the_current_step: ({ id, currentStepId }) =>
    currentStepId === null
      ? `完了するには: tenken work complete ${id}`
      : '現在の手順を見るには: tenken work show',
  not_permitted: () => '表の所有者として、作業に必要な権限を与えてください: tenken db grant <ロール>',
  not_your_draft: () => '作成者か監督者に依頼してください。',
  not_your_work_session: () => '自分の作業を見るには: tenken work show',
  nothing_differs: null,
  nothing_to_import: null,
  nothing_to_override: ({ id }) => `点検の一覧: tenken work show ${id}`,
  outcome_unknown: () => 'やり直す前に、記録されているかどうかを確かめてください。',
  own_role: () => '管理者に依頼してください。',
  owner_needed: ({ owner }) => `ロール「${owner}」で実行してください。`,
  paused_work_session_needed: ({ candidates }) =>
    candidates.length > 0 ? '指定してください: tenken work resume <work>' : '作業の一覧: tenken work list',
  port_in_use: () =>
    'そのプロセスを終了するか、別のポートを指定してください: --port <ポート>。0 なら空いているポートを使います。',
  procedure_changed: ({ candidates }) =>
    candidates.length === 1
      ? 'その手順書の下書きにするときは --revise を、別の手順書として登録するときは --new を付けてください。'
      : '別の手順書として登録するときは --new を付けてください。どれかを変更するには: tenken sop edit <draft> <file>',
  record_refused: null,
  released_revision_edited: () =>
    '元に戻し、変更は新しいリビジョンに書いてください: tenken db revision -m "…"',
  released_revision_missing: () => '元に戻してください。',
  revision_exists: () => '別の説明を付けるか、そのファイルを取り除いてください。',
  revision_not_found: ({ candidates }) =>
    candidates.length > 0 ? 'もう少し長く入力してください。' : '一覧: tenken db history',
  revision_out_of_range: null,
  rights_not_set: () => '先にその所有者として取り消すか、与えてください。',
  role_not_found: () => '作成してください: create role … login password …',
  role_too_powerful: () => 'アプリケーションには別のロールを使ってください。',
  schema_mismatch: () => '違いを見るには: tenken db check',
  self_review: () => '別の監督者に依頼してください。',
  records_at_stake: () => 'バックアップを取ってから、--despite-records を付けて繰り返してください。',
  session_misuse: () => report,
  sop_deleted: ({ id }) => `先に復元してください: tenken sop restore ${id}`,
  sop_in_use: () => '先にその作業を完了または中止してください。',
  sop_incomplete: ({ id }) => `手順を書き加えてください: tenken sop edit ${id} <file>`,
  sop_not_effective: ({ id, status, effectiveId }) => {
    if (effectiveId !== null) return `有効な版で始めるには: tenken work start ${effectiveId}`

    return status === 'draft' ? `先に発行してください: tenken sop publish ${id} --as <監督者>` : null
  },
  steps_open: ({ id }) => `どの手順かを見るには: tenken work show ${id}`,
  supervisor_required: () => '監督者に依頼してください。',
  tls_needed: () =>
    '証明書を指定してください: --tls-cert と --tls-key。前に置いたプロキシが TLS を担うときは --insecure-http。',
  tls_unusable: null,
  trail_broken: () => '記録をそのまま保全してください。それぞれの意味は docs/audit-trail.md にあります。',
  transaction_aborted: () => report,
  unknown_database_revision: () => 'それを実行した Tenken、またはより新しい Tenken を使ってください。',
  unknown_format: null,
  unreadable_procedure: null,
  usage: ({ help }) => `説明: ${help}`,
  unusable_value: null,
  user_deactivated: null,
  version_published: ({ id }) => `新しい下書きを作るには: tenken sop revise ${id}`,
  versions_folder_needed: null,
  work_session_locked: ({ id, status }) => goOnWith[status](id),
}
