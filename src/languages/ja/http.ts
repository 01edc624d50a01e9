import type { HttpTexts } from '../en/http.ts'
import { adviseOn, say } from '../errors.ts'
import { sayField } from '../said-field.ts'
import { errors as known } from './errors.ts'
import { errors } from './http/errors.ts'
import { fields } from './http/fields.ts'
import { next } from './http/next.ts'

const allErrors = {
  ...known,
  ...errors,
  invalid_input: (data: Parameters<typeof known.invalid_input>[0]) =>
    known.invalid_input({ ...data, field: sayField(data.field, fields) }),
}

/** What is said over HTTP in Japanese. */
export const http: HttpTexts = {
  titles: {
    invalid: '要求に誤りがあります',
    not_found: '見つかりません',
    refused: '記録の規則により拒否されました',
    forbidden: '権限がありません',
    conflict: '先に変更した人がいます',
    unavailable: '現在は利用できません',
    bug: 'プログラムの不具合です',
  },
  sayError: (error) => say(error, allErrors),
  sayNext: (error) => adviseOn(error, next),
  bug: 'サーバーで問題が起きました。操作の誤りではありません。',
  afterBug: (requestId) => `サーバーの管理者に、この番号を伝えてください: ${requestId}`,
}
