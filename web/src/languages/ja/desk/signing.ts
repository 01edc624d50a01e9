import type { DeskWords } from '../../desk-words.ts'

export const signing: DeskWords['signing'] = {
  title: '署名',
  by: (name) => `署名者: ${name}`,
  password: 'パスワード',
  final: '署名は取り消せません。以後、ご本人を含め誰も記録を変更できません。',
  needPassword: '署名するにはパスワードを入力してください。',
  demo: (password) => `このデモでは: ${password}`,
}
