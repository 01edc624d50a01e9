import type { Caution } from '../../../cli/serve/cautions.ts'
import type { Texts } from '../../en/cli.ts'

const cautions: { readonly [Code in Caution['code']]: (of: Extract<Caution, { code: Code }>) => string } = {
  too_powerful: ({ role }) =>
    `注意: データベースのロール「${role}」は記録の規則を無効にできます。専用のロールで運用してください: tenken db grant <ロール>`,
  rights_missing: ({ rights }) =>
    `注意: データベースのロールに必要な権限がありません (${rights.join('、')})。与えてください: tenken db grant <ロール>`,
  embedded: () =>
    '注意: 組み込みのデータベースは要求を一つずつ処理し、その間ほかのプロセスはフォルダーを開けません。複数人で使うときは PostgreSQL サーバーを使ってください。',
  plain_http: ({ host }) =>
    `注意: TLS がないため、${host} までの経路にいるだれもが、パスワードを含む通信の内容を読めます。`,
}

export const serve: Texts['serve'] = {
  description: '記録を HTTP で提供します。',
  commands: {
    serve: {
      about: '終了のシグナルを受けるまで、記録を HTTP で提供します。',
      host: '待ち受けるアドレス (既定: 127.0.0.1)',
      port: 'ポート。0 なら空いているもの (既定: 8080)',
      tlsCert: 'PEM 形式の証明書チェーン。更新されると読み直す',
      tlsKey: 'その秘密鍵。パスフレーズなし',
      insecureHttp: 'TLS のないまま、ほかの機器にも提供する (TLS を担うプロキシの背後など)',
      trustProxy: 'X-Forwarded-For と -Proto を信用するプロキシ: アドレス、ネットワーク、loopback',
      upgrade: '足りないリビジョンを実行し、データベースがなければ作る',
      demo: '架空の工場をこの機器だけに提供し、その利用者のだれとしてでもサインインできるようにする',
      data: '--demo とともに: 工場を保存するフォルダー (既定: .tenken/plant)',
      logLevel: '標準出力に 1 行 1 件の JSON で書くログの量 (既定: info、--demo なら warn)',
      metricsFrom: 'この機器のほかに /metrics を読めるアドレス',
      maxBody: '要求の本文の最大の大きさ (既定: 5000000)',
      maxHeader: '要求のヘッダーの最大の大きさ (既定: 16384)',
      maxConnections: '同時に受ける接続の数 (既定: 1000)',
      readTimeout: '要求が届くまで待つ時間 (既定: 30)',
      keepAlive: '要求のない接続を保つ時間 (既定: 65)',
      drain: '/readyz が終了を知らせてから要求を受け続ける時間 (既定: 0)',
      stopTimeout: 'その後、処理中の要求を待つ時間 (既定: 30)',
    },
  },
  variables: `オプションの代わりになる環境変数:
  TENKEN_HOST、TENKEN_PORT、TENKEN_TLS_CERT、TENKEN_TLS_KEY、
  TENKEN_TRUST_PROXY、TENKEN_METRICS_FROM、TENKEN_LOG_LEVEL。
  TENKEN_METRICS_TOKEN を示せば、どこからでも /metrics を読める
  (Authorization: Bearer …)`,
  signals: `シグナル:
  SIGTERM、SIGINT   終了: 新しい要求を受けず、処理中のものを終えてから
  もう一度          直ちに終了
  SIGHUP            証明書を読み直す`,
  caution: (caution) =>
    // コードから事実の形は決まるが、コンパイラーはコードによる参照を追えない。
    (cautions[caution.code] as (of: Caution) => string)(caution),
  listening: (url) => `提供中: ${url}`,
  firstStart: (link, until) =>
    `まだだれも登録されていません。次のリンクを開いた人が最初の管理者になります。ここだけに表示し、${until} まで一度だけ使えます: ${link}`,
  makingDemo: (folder) => `3 週間分の作業があるデモ用の工場を ${folder} に作っています。数秒かかります。`,
  demo: ({ url, folder, password, pin }) => `
  Tenken 点検 (デモ用の工場)

  開く          ${url}
  サインイン    画面で利用者を選ぶ
  署名          パスワード ${password} (端末の PIN: ${pin})
  終了          Ctrl+C

  内容はすべて架空で、${folder} に保存します。このフォルダーを削除すると新しい工場を作ります。
  実際の運用を始めるには: tenken serve --upgrade
`,
  stopping: '終了します。処理中の要求を終えています。もう一度同じシグナルを送ると直ちに終了します。',
}
