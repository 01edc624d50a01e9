import type { Texts } from '../en.ts'

export const db: Texts['db'] = {
  description: 'データベースの構造をリビジョンの間で移します。',
  upgrade: '指定先までリビジョンを実行します。',
  downgrade: '指定先までリビジョンを取り消します。',
  current: 'データベースの現在のリビジョンを表示します。',
  history: 'リビジョンを新しい順に表示します。',
  heads: '最新のリビジョンを表示します。',
  stamp: '何も実行せずに、記録上のリビジョンだけを変えます。',
  target: '指定先',
  sql: '実行せずに SQL を表示する。指定先は 開始:終了 でもよい',
  targets: `指定先:
  head、base、+N、-N、リビジョン、またはその先頭部分 (例: 001)`,
  alembic: `Alembic との対応:
  alembic upgrade head        tenken db upgrade head
  alembic downgrade -1        tenken db downgrade -1
  alembic current             tenken db current
  alembic history             tenken db history
  alembic heads               tenken db heads
  alembic stamp head          tenken db stamp head
  alembic upgrade a:b --sql   tenken db upgrade a:b --sql`,
  unknown: (revision) => `${revision} (この版にはありません)`,
  nowAt: (revision) => `データベースは ${revision} になりました。`,
  alreadyAt: (revision) => `実行するものはありません。データベースは ${revision} です。`,
  stamped: (revision) => `データベースの記録を ${revision} にしました。`,
  nothingRun: 'まだリビジョンを実行していません。次のコマンド: tenken db upgrade head',
  currentUnknown: (why) => `現在のリビジョンはわかりません。${why}`,
}
