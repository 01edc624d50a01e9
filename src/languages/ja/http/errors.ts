import type { Sentences } from '../../../domain/reason.ts'
import type { WhyNotReady } from '../../../http/serve/refusals.ts'
import type { ErrorsOf, ErrorTexts } from '../../errors.ts'
import { sayReason } from '../../say.ts'
import { words } from '../words.ts'

const whyNotReady: Sentences<WhyNotReady> = {
  stopping: () => '終了するところです',
  overdue: ({ milliseconds }) => `データベースが ${milliseconds} ミリ秒以内に答えませんでした`,
  rights_missing: ({ rights }) => `データベースのロールに権限がありません: ${rights.join('、')}`,
  database: ({ error }) => `データベースを利用できません (${error})`,
}

/** The HTTP door's own errors in Japanese. */
export const errors: ErrorTexts<
  | ErrorsOf<typeof import('../../../http/errors.ts')>
  | ErrorsOf<typeof import('../../../http/serve/refusals.ts')>
> = {
  body_not_json: ({ found }) =>
    `本文は圧縮していない application/json でなければなりません (届いたもの: ${found ?? '指定なし'})。`,
  body_too_large: ({ most }) => `本文は ${most} バイトまでです。`,
  broken_body: ({ says }) => `本文を読めません: ${says}。`,
  foreign_origin: ({ origin }) =>
    `これはこのサーバーの画面だけのもので、${origin ?? 'ほかのところ'}からは使えません。`,
  idempotency_key_needed: () =>
    'この操作にはヘッダー Idempotency-Key が必要です。UUIDを指定し、やり直すときは同じものを送ります。',
  metrics_closed: () => '計測値を読めるのは、この機器と、指定されたアドレスかトークンだけです。',
  machine_refused: () => 'これは本人がサインインして行うもので、トークンではできません。',
  method_not_allowed: ({ method, allowed }) =>
    `${method} はこのアドレスでは使えません。使えるもの: ${allowed.join('、')}。`,
  no_such_address: ({ path }) => `${path} には何もありません。`,
  not_for_this_role: ({ role, roles }) =>
    `${words.role[role]}はこの操作をできません。できるのは: ${roles.map((one) => words.role[one]).join('、')}。`,
  not_ready: ({ reason }) => `サーバーの準備ができていません: ${sayReason(reason, whyNotReady)}。`,
  precondition_needed: () => 'この操作には、変更するものの ETag を入れたヘッダー If-Match が必要です。',
  not_signed_in: () => 'サインインしていません。',
}
