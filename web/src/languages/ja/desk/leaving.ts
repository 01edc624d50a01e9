import type { DeskWords } from '../../desk-words.ts'

export const leaving: DeskWords['leaving'] = {
  title: '保存せずに移動しますか',
  text: '最後に保存した後の変更は失われます。',
  stay: '編集を続ける',
  leave: '保存せずに移動',
}
