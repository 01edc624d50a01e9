import type { LimitWords } from '../limit-words.ts'

export const limits: LimitWords = {
  left: (left) => `あと ${left} 文字入力できます`,
  tooLong: (most, over) => `${most} 文字までです。${over} 文字超えています。`,
}
