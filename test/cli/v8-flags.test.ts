import { expect, test } from 'vitest'
import { flagsFor } from '../../src/cli/v8-flags.ts'

test.each(['work check --pass', 'db current', '--debug sop list', 'user list --json', 'serve --demo'])(
  'tenken %s ends before optimising the embedded engine pays',
  (words) => {
    expect(flagsFor(words.split(' '), '20.19.0')).toEqual(['--no-wasm-dynamic-tiering', '--no-wasm-tier-up'])
  },
)

test.each(['serve', '--debug serve', 'demo'])('tenken %s lasts', (words) => {
  expect(flagsFor(words.split(' '), '20.19.0')).toEqual([])
})

test.each(['audit verify', 'audit export --json', 'help audit'])(
  'tenken %s has room for what is forgotten at once',
  (words) => {
    expect(flagsFor(words.split(' '), '20.19.0')).toEqual([
      '--min-semi-space-size=16',
      '--max-semi-space-size=32',
    ])
  },
)

test('of a Node that nobody has tried, nothing is presumed', () => {
  const flags = (node: string) => flagsFor(['work', 'list'], node)

  expect([flags('22.12.0'), flags('24.0.0')]).toEqual([flags('20.19.0'), flags('20.19.0')])
  expect(flags('26.0.0')).toEqual([])
})
