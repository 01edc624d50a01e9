import type { DeskWords } from '../../desk-words.ts'

export const signing: DeskWords['signing'] = {
  title: '署名',
  by: (name) => `署名者: ${name}`,
  password: 'パスワード',
  final: '署名は、ご本人を含め誰も取り消せません。',
  needPassword: '署名するにはパスワードを入力してください。',
  demo: (password) => `このデモでは: ${password}`,
}
