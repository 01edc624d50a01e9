import type { FieldWords } from '../../said-field.ts'

/** What the page calls the fields that somebody fills in, in Japanese. */
export const fields: FieldWords = {
  parts: {
    tasks: (number) => `工程 ${number}`,
    steps: (number) => `手順 ${number}`,
    hazards: (number) => `危険 ${number}`,
  },
  names: {
    title: '題名',
    description: '内容',
    expectedAction: '指差呼称',
    expectedResult: '判定基準',
    mitigation: '対策',
    feedback: '所見',
    reason: '理由',
    name: '名前',
    email: 'メールアドレス',
    employeeNumber: '社員番号',
    password: 'パスワード',
    pin: 'PIN',
  },
  separator: '、',
}
