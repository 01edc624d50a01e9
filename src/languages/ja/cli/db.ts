import type { Access } from '../../../infrastructure/database/rights/rights.ts'
import type { Texts } from '../../en/cli.ts'
import { lintSentences } from '../lint.ts'

const rightsTo: Readonly<Record<Access, string>> = {
  work: '記録の読み書き',
  read: '記録の閲覧と検証',
}

export const db: Texts['db'] = {
  description: 'データベースの構造を、リビジョンごとに進めたり戻したりします。',
  commands: {
    upgrade: { about: '指定先までリビジョンを実行します。' },
    downgrade: { about: '指定先までリビジョンを取り消します。' },
    current: {
      about: 'データベースの現在のリビジョンを表示します。',
      checkHeads: '最新のリビジョンでなければ 1 で終了する',
    },
    history: {
      about: 'リビジョンを新しい順に表示します。',
      revRange: 'この範囲だけ (例: 000:001、-2:、:current)',
      indicateCurrent: '現在のリビジョンに印を付ける。読み取れれば常に付ける',
    },
    heads: { about: '最新のリビジョンを表示します。' },
    show: { about: 'リビジョンを一つ表示します。' },
    stamp: {
      about: '何も実行せずに、記録上のリビジョンだけを変えます。',
      purge: '記録の状態にかかわらず、作り直す',
    },
    revision: {
      about: '新しいリビジョンのファイルを書きます。',
      message: 'リビジョンの内容を一行で',
      autogenerate: 'データベースをモデルに合わせる文を書き込む',
    },
    check: { about: 'モデルとデータベースを比べます。' },
    lint: { about: '未公開のリビジョンから、作業を止める文やデータを失う文を挙げます。' },
    release: { about: 'リビジョンを公開済みにします。以後は変更できません。' },
    grant: {
      about: 'データベースのロールに、必要な権限だけを与えます。',
      role: '権限を設定するロール',
      readOnly: '閲覧と検証だけを行い、何も変更しない人のため',
      sql: '実行せずに SQL を表示する',
    },
  },
  target: '指定先',
  oneRevision: 'リビジョン、またはその先頭部分',
  sql: '実行せずに SQL を表示する。指定先は 開始:終了 でもよい',
  verbose: '各リビジョンを詳しく表示する',
  despiteRecords: '記録が失われても戻す',
  verboseCheck: '比較しないものも表示する',
  folder: 'リビジョンのフォルダー。既定は Tenken 自身のもの',
  targets: `指定先:
  head、base、+N、-N、リビジョン、またはその先頭部分 (例: 001)`,
  alembic: `Alembic との対応:
  alembic upgrade head             tenken db upgrade head
  alembic downgrade -1             tenken db downgrade -1
  alembic upgrade a:b --sql        tenken db upgrade a:b --sql
  alembic current --check-heads    tenken db current --check-heads
  alembic history -r a:b -v        tenken db history -r a:b -v
  alembic heads -v                 tenken db heads -v
  alembic show <rev>               tenken db show <rev>
  alembic stamp --purge head       tenken db stamp --purge head
  alembic revision -m "…"          tenken db revision -m "…"
  alembic revision --autogenerate  tenken db revision --autogenerate -m "…"
  alembic check                    tenken db check

  branches, merge                  履歴は一本だけで、分岐は拒否します
  edit                             revision が示したファイルを開いてください
  init, list_templates             準備するものはありません
  ensure_version                   最初の upgrade が表を作ります`,
  unknown: (revision) => `${revision} (このプログラムにはありません)`,
  nowAt: (revision) => `データベースは ${revision} になりました。`,
  alreadyAt: (revision) => `実行するものはありません。データベースは ${revision} です。`,
  stamped: (revision) => `データベースの記録を ${revision} にしました。`,
  nothingRun: 'まだリビジョンを実行していません。次のコマンド: tenken db upgrade head',
  currentUnknown: (why) => `現在のリビジョンはわかりません。${why}`,
  verboseFields: {
    revision: 'リビジョン:',
    parent: '前:',
    released: '公開済み:',
    transactional: 'トランザクション:',
  },
  yesOrNo: (yes) => (yes ? 'はい' : 'いいえ'),
  wrote: (file) => `${file} を書きました`,
  nothingDiffers: 'モデルとデータベースは一致しています。リビジョンは書きませんでした。',
  agree: 'モデルとデータベースは一致しています。',
  notComparedTitle: '比較しないもの:',
  notCompared: {
    owners: '所有者',
    grants: 'モデルにないロールの権限、スキーマ・外部テーブルなどの権限',
    storage_places: 'テーブル空間、アクセスメソッド、CLUSTER の印、default_toast_compression',
    statistics_settings: '統計目標と、n_distinct などの列オプション',
    column_order: '列の順序',
    identity_details: 'IDENTITY 列の中のシーケンスのコメント、権限、永続性',
    partition_triggers: 'パーティションテーブルのトリガーを 1 つのパーティションだけで無効にしているか',
    collation_versions: '照合順序のバージョン',
    schema_comments: 'スキーマと拡張のコメント、セキュリティラベル',
    replication: 'パブリケーションとサブスクリプション',
    foreign_servers: '外部サーバー、ユーザーマッピング、外部データラッパー',
    database_wide: 'ロール、データベース、言語、キャスト、イベントトリガー、デフォルト権限、設定',
  },
  wanted: 'モデルに合わせるための変更:',
  drifted: 'リビジョン以外の方法で行われた変更:',
  undo: 'それを元に戻す文:',
  driftLeftOut: (count) =>
    `データベースはリビジョン以外の方法で変更されています (${count} 文)。これは含めていません。確認: tenken db check`,
  released: (revision) => `${revision} を公開済みにしました`,
  nothingToRelease: '変更は不要です。すべて公開済みです。',
  granted: '与えた権限:',
  revoked: '取り上げた権限:',
  leftToPublic: '全員 (public) に残る権限。取り上げられるのはスーパーユーザーだけです:',
  revokedFromPublic: '全員 (public) から取り上げた権限。このデータベースのすべてのロールに関わります:',
  rightsSet: (role, access) => `${role} の権限は、${rightsTo[access]}に必要なものだけになりました。`,
  rightsStand: (role, access) =>
    `変更は不要です。${role} の権限は、${rightsTo[access]}に必要なものだけです。`,
  lintFound: (open) =>
    open > 0 ? `lint の指摘が ${open} 件あります。確認: tenken db lint` : 'lint の指摘はありません。',
  lintClean: '未公開のリビジョンに指摘はありません。',
  allowedBecause: (reason) => `許可済み: ${reason}`,
  objection: ({ code, it }) => lintSentences[code].replace('{it}', () => it),
  severity: { error: 'エラー', warning: '警告' },
}
