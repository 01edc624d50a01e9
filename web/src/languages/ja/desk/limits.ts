import type { DeskWords } from '../../desk-words.ts'

export const limits: DeskWords['limits'] = {
  left: (left) => `あと ${left} 文字入力できます`,
  tooLong: (most, over) => `${most} 文字までです。${over} 文字超えています。`,
}
