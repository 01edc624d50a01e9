import type { CodedError } from '../../domain/errors.ts'
import type { Texts } from '../en/cli.ts'
import { adviseOn, say } from '../errors.ts'
import { audit } from './cli/audit.ts'
import { db } from './cli/db.ts'
import { demo } from './cli/demo.ts'
import { device } from './cli/device.ts'
import { errors } from './cli/errors.ts'
import { next, report } from './cli/next.ts'
import { serve } from './cli/serve.ts'
import { sop } from './cli/sop.ts'
import { token } from './cli/token.ts'
import { usage } from './cli/usage.ts'
import { user } from './cli/user.ts'
import { work } from './cli/work.ts'
import { errors as known } from './errors.ts'
import { record } from './record.ts'
import { words } from './words.ts'

const allErrors = { ...known, ...errors }

/** What the command line says in Japanese. */
export const ja: Texts = {
  words,
  record,
  audit,
  db,
  demo,
  device,
  serve,
  sop,
  token,
  user,
  work,
  usage,
  description: '安全な作業の記録を残します: 作業手順書、作業、点検、承認。',
  environment: `環境変数:
  DATABASE_URL   postgres://… または pglite:<フォルダー>。既定は pglite:.tenken/data
  TENKEN_USER    --as がないときに操作する人
  TENKEN_LANG    en または ja。既定はシステムの言語
  NO_COLOR       値があれば色を付けない

終了コード:
  0 成功 · 1 拒否または失敗 · 2 使い方または入力の誤り · 3 見つからない
  4 データベースを利用できない (後でやり直す) · 70 不具合 · 130 Ctrl+C`,
  helpCommand: 'コマンドの説明を表示します。',
  helpTitles: {
    'Usage:': '使い方:',
    'Arguments:': '引数:',
    'Options:': 'オプション:',
    'Global Options:': '共通オプション:',
    'Commands:': 'コマンド:',
    'Examples:': '例:',
  },
  choices: (names) => `次のいずれか: ${names}`,
  defaultsTo: (value) => `既定: ${value}`,
  options: {
    as: '操作する人 (メールまたは社員番号)。既定は TENKEN_USER',
    json: 'プログラム向けに JSON で答える',
    limit: '最大の行数',
    after: 'この項目の次から表示する',
    debug: 'エラーの発生箇所を表示する',
    help: 'この説明を表示する',
    version: 'バージョンを表示する',
  },
  columns: {
    id: 'ID',
    name: '氏名',
    email: 'メール',
    employeeNumber: '社員番号',
    role: '役割',
    title: '題名',
    steps: '手順',
    hazards: '危険',
    created: '登録日時',
    status: '状態',
    worker: '作業者',
    started: '開始日時',
    sop: '作業手順書',
  },
  signal: (severity) => `【${words.severity[severity]}】`,
  step: { action: '指差呼称:', result: '判定基準:', mitigation: '対策:' },
  task: (number, title) => `工程${number}: ${title}`,
  atDevice: (at, device) => `${at} (端末: ${device})`,
  more: (after) => `続きがあります。--after ${after} で表示します。`,
  noMore: '続きはありません。',
  didYouMean: (name) => ` (${name} の間違いですか)`,
  sayError: (error: CodedError) => say(error, allErrors),
  sayNext: (error: CodedError) => adviseOn(error, next),
  advised: (message, advice) => `${message}${advice}`,
  bug: (reason) => `Tenken の不具合です: ${reason}。`,
  afterBug: report,
}
