import { expect, test } from 'vitest'
import { flagsFor } from '../../src/cli/unoptimised.ts'

test.each(['work check --pass', 'db current', '--debug sop list', 'user list --json', 'serve --demo'])(
  'tenken %s ends before optimising the embedded engine pays',
  (words) => {
    expect(flagsFor(words.split(' '), '20.19.0')).toEqual(['--no-wasm-dynamic-tiering', '--no-wasm-tier-up'])
  },
)

test.each(['serve', '--debug serve', 'demo', 'audit verify', 'help audit'])('tenken %s lasts', (words) => {
  expect(flagsFor(words.split(' '), '20.19.0')).toEqual([])
})

test('of a Node that nobody has tried, nothing is presumed', () => {
  const flags = (node: string) => flagsFor(['work', 'list'], node)

  expect([flags('22.12.0'), flags('24.0.0')]).toEqual([flags('20.19.0'), flags('20.19.0')])
  expect(flags('26.0.0')).toEqual([])
})
