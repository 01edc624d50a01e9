import type { WhyFileUnusable } from '../../../cli/errors.ts'
import type { Sentences } from '../../../domain/reason.ts'
import type { WhyCannotListen, WhyTlsUnusable } from '../../../http/serve/errors.ts'
import type { ErrorsOf, ErrorTexts } from '../../errors.ts'
import { sayReason } from '../../say.ts'

const whyCannotListen: Sentences<WhyCannotListen> = {
  not_permitted: () => 'システムがほかの用途に取ってあるポートです',
  no_such_address: () => 'この機器のアドレスではありません',
  failed: ({ says }) => says,
}

const whyTlsUnusable: Sentences<WhyTlsUnusable> = {
  unreadable: ({ file, says }) => `${file} を読めません (${says})`,
  not_a_certificate: ({ file, says }) => `${file} は PEM 形式の証明書ではありません (${says})`,
  not_a_key: ({ file, says }) => `${file} はパスフレーズのない PEM 形式の秘密鍵ではありません (${says})`,
  not_a_pair: ({ cert, key }) => `${key} は ${cert} の証明書の鍵ではありません`,
}

const whyFileUnusable: Sentences<WhyFileUnusable> = {
  permission_denied: () => '権限がありません',
  is_a_folder: () => 'フォルダーです',
  not_a_folder: () => 'フォルダーではありません',
  not_a_file: () => 'ファイルではありません',
  disk_full: () => 'ディスクに空きがありません',
  disk_read_only: () => 'ディスクは読み取り専用です',
  failed: ({ says }) => says,
}

const secretNames = { password: 'パスワード', pin: ' PIN ' } as const

/** The command line's own errors in Japanese. */
export const errors: ErrorTexts<
  | ErrorsOf<typeof import('../../../cli/audit/errors.ts')>
  | ErrorsOf<typeof import('../../../cli/errors.ts')>
  | ErrorsOf<typeof import('../../../cli/user/errors.ts')>
  | ErrorsOf<typeof import('../../../http/serve/errors.ts')>
> = {
  acting_user_needed: () => 'だれが操作するかを指定してください: --as <メール> または TENKEN_USER。',
  cannot_listen: ({ host, port, reason }) =>
    `${host} のポート ${port} で待ち受けられません: ${sayReason(reason, whyCannotListen)}。`,
  demo_database_needed: ({ others }) =>
    `このデータベースにはほかの利用者 (${others} 人) の記録があります。デモを実行すると、その中に残ります。`,
  demo_for_this_machine: ({ host }) =>
    `デモに届く人はだれとしてでもサインインできますが、${host} にはほかの機器からも届きます。`,
  entries_differ: ({ kind }) => `入力した 2 つの${secretNames[kind]}が異なるため、設定していません。`,
  entry_abandoned: ({ kind }) => `${secretNames[kind]}は入力されず、設定していません。`,
  export_interrupted: ({ path, left }) =>
    `書き出しを打ち切りました。${path} ${left === 'nothing' ? 'は書かれていません' : 'に書き出したのは一部です'}。`,
  file_exists: ({ path }) => `ファイル ${path} はすでにあります。`,
  file_not_found: ({ path }) => `ファイルまたはフォルダー ${path} は見つかりません。`,
  file_unusable: ({ path, reason }) => `${path}: ${sayReason(reason, whyFileUnusable)}。`,
  finding_needed: () => '点検の結果を指定してください: --pass または --fail "異常の内容"。',
  import_incomplete: ({ failed, imported }) =>
    `${failed.length + imported} 件中 ${failed.length} 件のファイルを取り込めませんでした。`,
  interrupted: ({ done, total }) =>
    `${total} 件中 ${done} 件で打ち切りました。途中まで取り込まれたファイルはありません。`,
  key_unusable: ({ path, needed }) =>
    `${path} は PEM 形式の Ed25519 ${needed === 'private' ? '秘密鍵' : '公開鍵'}ではありません。`,
  lines_left_out: ({ path, lines, line, text }) =>
    `${path}: ${lines} 行が発行される手順書に入りません。最初は ${line} 行目「${text}」です。`,
  lint_objections_open: ({ open }) => `未対応の指摘が ${open} 件あります。`,
  models_differ: ({ wanted, drift }) =>
    drift > 0
      ? `データベースがリビジョン以外の方法で変更されています (${drift} 文)。モデルにはほかに ${wanted} 文の変更があります。`
      : `モデルにあってデータベースにない変更があります (${wanted} 文)。`,
  nothing_to_import: ({ paths }) => `${paths.join('、')} に .md、.markdown、.json のファイルがありません。`,
  not_a_demo: ({ folder }) =>
    `${folder} のデータベースはデモ用の工場ではありません。パスワードなしのサインインは許しません。`,
  port_in_use: ({ host, port }) => `${host} のポート ${port} は別のプロセスが使用中です。`,
  tls_needed: ({ host }) =>
    `TLS のない HTTP はこの機器だけのためのものですが、${host} にはほかの機器からも届きます。`,
  tls_unusable: ({ reason }) => `TLS で提供できません: ${sayReason(reason, whyTlsUnusable)}。`,
  trail_broken: ({ count }) => `監査証跡と記録が一致しません (${count} 件)。`,
  versions_folder_needed: () => 'リビジョンのあるフォルダーを指定してください: --folder <dir>。',
  usage: ({ problem }) => `${problem}。`,
}
