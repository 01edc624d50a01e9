import type { Texts } from '../../en/cli.ts'

const description = '実際の手順書で一つの作業を最後まで行い、その記録を表示します。'

export const demo: Texts['demo'] = {
  description,
  commands: {
    demo: {
      about: description,
      pace: '点検と点検の間に待つ時間 (ミリ秒)',
    },
  },
  database: (name) => `データベース: ${name}`,
  embedded: (folder) => `このプロセス内の PostgreSQL (${folder})`,
  inMemory: 'このプロセス内の PostgreSQL (メモリー上。何も残りません)',
  server: (place) => `PostgreSQL (${place})`,
  schema: (revision, run) => `リビジョン:   ${revision}${run > 0 ? `、${run} 件を実行` : ''}`,
  people: (worker, supervisor) => `利用者:       ${worker} (作業者)、${supervisor} (監督者)`,
  sop: (id, title) => `作業手順書:   ${id}  ${title}`,
  onRecordBefore: (count) => `すでに登録済み: この作業者の作業 ${count} 件。`,
  newHere: '利用者と作業手順書を新しく登録しました。',
  started: (id, steps) => `作業 ${id} を開始します: 手順 ${steps} 件。`,
  pickedUp: (id, step, steps) => `作業 ${id} は途中で止まっていました。手順 ${step}/${steps} から続けます。`,
  pickedUpDone: (id) => `作業 ${id} は最後の手順の後で止まっていました。そこから続けます。`,
  check: (number, result, text) => `  手順 ${number}  ${result}${text ? `「${text}」` : ''}`,
  seen: (number, hazards) => `  手順 ${number}  危険 ${hazards} 件を確認`,
  passes: (count) => `  ほか ${count} 件はヨシ`,
  completed: '作業を完了し、監督者が承認しました。記録:',
  worker: '田中 健二',
  supervisor: '佐藤 陽斗',
  firstFailure: 'エタノールの瓶が空である',
  firstPass: '70% エタノールの新しい瓶を用意した',
  secondFailure: '製氷機が故障している',
  overrideReason: '保冷剤で代用。保冷容器は 2 °C。自分で確かめた',
  flaggedPass: 'フィルターの栓が一つ、ひび割れて見える。確認してほしい',
  restoreReason: 'デモで使うため',
  reviewReason: '自分で見て確かめた。異常はない',
  next: (sop, work, database) => `次に試すコマンド:${
    database === null
      ? ''
      : `
  export DATABASE_URL=${database}`
  }
  tenken sop show ${sop}
  tenken work show ${work}
  tenken audit show ${work}
  tenken audit verify
  tenken work start ${sop} --as worker@tenken.example
  tenken --help`,
}
