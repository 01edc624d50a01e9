import { expect, test } from 'vitest'
import { apartIn } from '../../web/src/parts/apart.ts'

test('only what has the name of another is told apart by its id', () => {
  const [one, other] = [
    { name: 'Oil the press', id: '01a21aa2-8e8b-762d-8ef9-b947f523502e' },
    { name: 'Oil the press', id: '01a21aa2-8e8b-762d-8ef9-b947f5aaaaaa' },
  ]
  const alone = { name: 'Change the lamp', id: '01a21aa2-8e8b-762d-8ef9-b947f5bbbbbb' }
  const apart = apartIn([one, other, alone, alone])

  expect([one, other, alone].map(apart)).toEqual(['23502e', 'aaaaaa', undefined])
})
