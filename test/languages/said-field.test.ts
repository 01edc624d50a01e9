import { expect, test } from 'vitest'
import { InvalidInput } from '../../src/domain/errors.ts'
import { http as en } from '../../src/languages/en/http.ts'
import { http as ja } from '../../src/languages/ja/http.ts'

test.each([
  ['feedback', 'Remark: must not be blank.', '所見: 空白だけにはできません。'],
  ['finding.feedback', 'Remark: must not be blank.', '所見: 空白だけにはできません。'],
  [
    'procedure.tasks[0].steps[11].hazards[1].mitigation',
    'Task 1, step 12, hazard 2, Prevent: must not be blank.',
    '工程 1、手順 12、危険 2、対策: 空白だけにはできません。',
  ],
  ['tasks[2].title', 'Task 3, Title: must not be blank.', '工程 3、題名: 空白だけにはできません。'],
  ['limit', 'limit: must not be blank.', 'limit: 空白だけにはできません。'],
  ['', ': must not be blank.', ': 空白だけにはできません。'],
])('over HTTP %s is called what the page calls it', (field, english, japanese) => {
  const error = new InvalidInput(field, { code: 'blank' })

  expect(en.sayError(error)).toBe(english)
  expect(ja.sayError(error)).toBe(japanese)
})
