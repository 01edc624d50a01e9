import type { WhyExportUnreadable, WhyNotSigned } from '../../application/audit/export-reading.ts'
import type { WhyMisconfigured } from '../../config.ts'
import type { Sentences } from '../../domain/reason.ts'
import type { WhyInvalid } from '../../domain/why-invalid.ts'
import type { WhyUnreadable } from '../../formats/unreadable.ts'
import type { WhyFolderNotUsable } from '../../infrastructure/database/embedded/errors.ts'
import type {
  SessionMistake,
  WhichDatabase,
  WhyContrary,
  WhyUnavailable,
} from '../../infrastructure/database/errors.ts'
import type { WhyRefused } from '../../migrations/diff/errors.ts'
import type { WhyBlocked, WhyBroken, WhyOutOfRange } from '../../migrations/errors.ts'
import type { WhyNotDeclarable } from '../../migrations/schema/errors.ts'
import { shellWord } from '../shell-word.ts'

/** What is wrong with a value that a person gave. */
export const whyInvalid: Sentences<WhyInvalid> = {
  missing: () => '指定が必要です',
  not_known: () => 'この項目はありません',
  given_twice: () => '1 回だけ指定してください',
  not_of_type: ({ expected }) => `型は ${expected} でなければなりません`,
  not_one_of: ({ values }) => `次のいずれかを指定してください: ${values.join('、')}`,
  not_of_the_form: ({ form }) => `${form} の形で指定してください`,
  too_small: ({ least }) => `${least} 以上でなければなりません`,
  too_large: ({ most }) => `${most} 以下でなければなりません`,
  blank: () => '空白だけにはできません',
  nul_character: () => 'NUL 文字は使えません',
  not_unicode: () => '文字の半分 (対になっていないサロゲート) があります',
  control_character: () => '制御文字は使えません',
  too_long: ({ most, length }) => `${most} 文字までです (${length} 文字あります)`,
  too_short: ({ least, length }) => `${least} 文字以上にしてください (${length} 文字です)`,
  own_name: ({ least }) => `自分の名前とアドレスを除いて ${least} 文字以上にしてください`,
  easily_guessed: () => '誰でも最初に試すものは使えません',
  not_digits: ({ from, to }) => `${from} 桁から ${to} 桁までの数字にしてください`,
  not_within_days: ({ days }) => `今より後、${days} 日以内にしてください`,
  not_an_email: ({ email }) => `「${email}」はメールアドレスではありません`,
  not_an_employee_number: ({ employeeNumber }) =>
    `「${employeeNumber}」は社員番号ではありません (空白と @ は使えません)`,
  email_or_number: () => 'メールアドレスか社員番号のどちらかが必要です',
  out_of_range: ({ from, to }) => `${from} から ${to} までの数で指定してください`,
  not_a_time: () => '2026-11-01 または 2026-11-01T09:00+09:00 のような日付か日時で指定してください',
  no_such_time: () => '西暦 1 年から 9999 年までの日時でなければなりません',
  fault_missing: () => '何が異常かを書いてください',
  reason_missing: ({ verb }) =>
    ({
      abort: '中止する理由を書いてください',
      reject: '差し戻す理由を書いてください',
      override: '特例承認する理由を書いてください',
      delete: '削除する理由を書いてください',
      restore: '復元する理由を書いてください',
    })[verb],
  version_of_another_sop: ({ id }) => `${id} は別の作業手順書の版です`,
  times_out_of_order: ({ table }) => `${table} の記録の時刻の前後が合いません`,
  time_ahead: ({ at, clock }) =>
    `${at} はデータベースの時計 (${clock}) より先です。お使いの機器の時計が合っているか確かめてください`,
}

/** Why a variable of the environment cannot be used. */
export const whyMisconfigured: Sentences<WhyMisconfigured> = {
  not_whole: () => '整数で指定してください',
  out_of_range: ({ from, to }) => `${from} から ${to} までで指定してください`,
  not_one_of: ({ values }) => `${values.join(' か ')} を指定してください`,
  empty: () =>
    '空になっています。設定をやめるか、postgres://…、pglite:<フォルダー>、pglite:memory のいずれかを指定してください',
  no_database_url: () => 'postgres://…、pglite:<フォルダー>、pglite:memory のいずれかを指定してください',
  slashes_before_folder: () => 'pglite:<フォルダー> のように、// を付けずに書いてください',
  not_a_url: () => 'URL ではありません。パスワードの記号は # を %23 とするように書いてください',
  not_above: ({ variable, value }) => `0、または ${variable} (${value}) より大きい値を指定してください`,
  not_a_network: ({ text }) => `「${text}」はアドレスでも 10.0.0.0/8 のようなネットワークでもありません`,
  needs: ({ other }) => `${other} も必要です`,
}

/** Why the database cannot serve; what PostgreSQL says stays as it says it. */
export const whyUnavailable: Sentences<WhyUnavailable> = {
  failed: ({ says }) => says,
  pooler_refuses_options: ({ says }) => `トランザクション単位のプーラーを経由しています (${says})`,
  closed: () => 'すでに閉じられています',
  read_only: ({ says }) => `スタンバイのように、今は書き込みを受け付けません (${says})`,
  not_reset: () => '接続を初期状態に戻せませんでした',
  stopped: ({ says }) => `停止しました (${says})`,
  busy: ({ milliseconds }) =>
    `組み込みデータベースの接続は一つだけで、${milliseconds} ミリ秒待っても空きませんでした。セッションの中で開いたセッションは、自分自身を待ち続けます`,
}

/** Which database is not there. */
export const noneThere: Sentences<WhichDatabase> = {
  none_in_folder: ({ folder }) => `${folder} にデータベースはありません`,
  new_in_memory: () => 'メモリー上のデータベースは、開くたびに新しく空になります',
  none_on_server: ({ says }) => `サーバーにそのデータベースはありません: ${says}`,
}

/** How a setting stands against the work. */
export const whyContrary: Sentences<WhyContrary> = {
  read_only: () => '何も書き込めなくなります',
  tables_elsewhere: ({ homes }) => `表は ${homes.join('、')} にありますが、そこを見ていません`,
  no_schema: () => '存在するスキーマを一つも見ていません',
  another_before: ({ another, home }) => `表のある ${home} より先に ${another} を見ています`,
  catalog_later: () => 'PostgreSQL 自身の関数 (pg_catalog) より先にほかのスキーマを見ています',
}

/** What a program did that a session's promise forbids. */
export const mistakes: Readonly<Record<SessionMistake, string>> = {
  used_after_end: '終わったセッションを使いました',
  ended_twice: 'すでに終わっています',
  unnamed_in_single: '一文だけのセッションで、名前のない文を実行しました',
  second_in_single: '一文だけのセッションで二つ目の文を実行しました。session() を使ってください',
  wrote_read_only: '読み取り専用のセッションで、書き込む文を実行しました',
  nested: 'セッションの中で別のセッションを開きました。外側の `db` を渡してください',
}

/** Why a folder cannot hold a database. */
export const whyFolderNotUsable: Sentences<WhyFolderNotUsable> = {
  holds_other_files: () => 'データベースではなく、ほかのファイルが入っています',
  is_a_file: () => 'パスの途中または末尾がファイルです',
  not_writable: () => '書き込めません',
  no_folders_there: () => 'システムがフォルダーの作成を許さない場所です',
  leads_nowhere: () => 'パスの途中または末尾が、行き先のないリンクです',
  in_use_by_server: ({ pid }) => `PostgreSQL サーバー (プロセス ${pid}) が使用中です`,
  failed: ({ says }) => says,
}

/** What keeps the revisions from being one line of history. */
export const whyBroken: Sentences<WhyBroken> = {
  same_id: ({ revision }) => `リビジョン ${revision} のファイルが二つあります`,
  both_follow: ({ revisions, base }) => `${revisions.join(' と ')} がどちらも ${base} に続いています`,
  follows_none: ({ revision, downRevision }) =>
    `${revision} は ${downRevision} に続きますが、base からそこへつながっていません`,
  several_heads: () => 'alembic_version に複数のリビジョンがあります',
  no_revision_id: ({ file }) => `${file} に 1〜32 文字のリビジョンIDがありません`,
  exports_missing: ({ file }) =>
    `${file} には downRevision、message、upgrade、downgrade の export が必要です`,
  not_loaded: ({ file, says }) => `${file} を読み込めません: ${says}`,
  manifest_changed: ({ file }) => `${file} が公開時に書かれたものと違います`,
}

export const whyBlocked: Sentences<WhyBlocked> = {
  another_migration: () => '別の移行が実行中です',
  failed: ({ says }) => says,
}

export const whyNotDeclarable: Sentences<WhyNotDeclarable> = {
  index_column_unknown: () => '列でも SQL でもないものが索引の列になっています',
  expression_index_unnamed: () => '式の索引には名前が必要です',
  in_no_schema: () =>
    'はどのスキーマにも属さないものに関わり、比較されません。専用のリビジョンに書いてください',
}

export const whyOutOfRange: Sentences<WhyOutOfRange> = {
  too_few_before: () => 'それより前に、それだけのリビジョンはありません',
  too_few_after: () => 'それより後に、それだけのリビジョンはありません',
  not_below_current: () => '現在のリビジョンより前ではありません',
  no_range: () => '範囲は 開始:終了 で指定してください',
  offline_needs_range: () => '--sql での downgrade には 開始:終了 の指定が必要です',
}

export const whyExportUnreadable: Sentences<WhyExportUnreadable> = {
  behind_signature: () => '署名の後に行があります',
  no_checkpoint_first: () => '書き出しは checkpoint の行で始まります',
  empty: () => 'ファイルが空です',
  heads_differ_from_root: () => '先端の一覧が根のハッシュと一致しません',
  not_an_export_line: () => '書き出しの行ではありません',
  not_a_head: () => '記録の先端の行ではありません',
}

export const whyNotSigned: Sentences<WhyNotSigned> = {
  no_signature: () => '署名がありません',
  signature_does_not_fit: () => '署名がこの鍵によるものではないか、内容が変更されています',
}

/** What people call an encoding; `CP932` is Shift_JIS as Windows writes it. */
const encodingName = (encoding: string) =>
  encoding
    .replace(/^CP932$/, 'Shift_JIS')
    .replace(/^UTF-16.*$/, 'UTF-16')
    .replace(/^WINDOWS/, 'Windows')

/** The place in a JSON document with its particle; '' is the whole document. */
const at = (place: string, particle: 'は' | 'に') => (place === '' ? '' : `${place} ${particle}`)

/** Why a document is no procedure; what a parser says stays as it says it. */
export const whyUnreadable: Sentences<WhyUnreadable> = {
  too_large: ({ mebibytes }) => `${mebibytes} MiB を超えています`,
  binary: () => 'バイナリであり、UTF-8 のテキストではありません',
  not_utf8: ({ encoding, file }) =>
    encoding === null
      ? 'UTF-8 のテキストではありません'
      : `UTF-8 のテキストではなく、${encodingName(encoding)} のようです。「iconv -f ${encoding} -t UTF-8 ${shellWord(file)} > utf-8.md」で変換してください`,
  empty: () => '空のファイルです',
  front_matter_not_closed: () => '前付けを閉じる --- がありません',
  front_matter_too_large: () => '前付けが大きすぎます',
  front_matter_too_deep: () => '前付けの入れ子が深すぎます',
  front_matter_broken: ({ says }) => `前付けが壊れています: ${says}`,
  form_version_unknown: ({ form, version, known }) =>
    `${form} 形式のバージョン ${version ?? '?'} で書かれています。読めるのはバージョン ${known} だけです`,
  no_title: () => '題名がありません。「# 題名」の行で始めてください',
  no_steps: ({ seen, rows }) =>
    [
      '手順がありません。「作業手順」などの見出しの下に、番号付きの項目 (「1. …」) で書いてください',
      ...(seen === null ? [] : [`安全や参照の見出しの下に、手順のような行があります: 「${seen}」`]),
      ...(rows === null
        ? []
        : [
            `${rows} 行の表があります。列名を「| 番号 | 作業内容 | 判定基準 | 危険 |」のようにすると、各行を手順として読み取ります`,
          ]),
    ].join('。'),
  not_json: ({ says }) => `JSON ではありません: ${says}`,
  not_text: ({ place }) => `${at(place, 'は')}文字列でなければなりません`,
  blank: ({ place }) => `${at(place, 'は')}空白だけにはできません`,
  nul_character: ({ place }) => `${at(place, 'に')}NUL 文字は使えません`,
  not_unicode: ({ place }) => `${at(place, 'に')}正しい Unicode でない文字があります`,
  not_a_list: ({ place }) => `${at(place, 'は')}配列でなければなりません`,
  not_an_object: ({ place }) => `${at(place, 'は')}オブジェクトでなければなりません`,
  not_one_of: ({ place, values }) =>
    values.length === 1
      ? `${at(place, 'は')}${values.join()} でなければなりません`
      : `${at(place, 'は')}次のいずれかでなければなりません: ${values.join('、')}`,
  unknown_keys: ({ keys }) => `知らないキーがあります: ${keys.join('、')}`,
}

/** Why no statement is written for a difference of two schemas. */
export const whyRefused: Sentences<WhyRefused> = {
  not_generated: ({ kind }) => `${kind} は比較だけを行い、文は書きません`,
  tables_in_lineage: () => 'パーティション、継承、型に基づく表は比較だけを行い、文は書きません',
  triggers_all_switched: ({ enabled }) =>
    `「${enabled ? 'enable' : 'disable'} trigger all」で${enabled ? '有効' : '無効'}になり、表のほかのトリガーにも影響します`,
  domain_type: ({ from, to }) => `ドメインの型を ${from} から ${to} に変える文はありません`,
  inherited_type: () => '継承した列であり、型は上の表のものです',
  made_again: () => '作り直さなければならないものを使っていますが、それ自体は作り直せません',
  values_lost: () => '型を作り直さなければならず、値が失われます',
  circle: () => '互いに相手を先に必要とするものの輪に入っています',
  extension_otherwise: ({ version, schema }) =>
    `バージョン ${version}、スキーマ ${schema} にありますが、モデルの指定と異なります`,
}
