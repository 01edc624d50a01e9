import { expect, test } from 'vitest'
import type { Context } from '../../src/cli/context.ts'
import { reportError } from '../../src/cli/report-error.ts'
import { en } from '../../src/languages/en/cli.ts'
import { ja } from '../../src/languages/ja/cli.ts'

async function report(error: unknown, { texts = en, env = {}, debug = false, json = false } = {}) {
  let said = ''
  const terminal = { err: (text: string) => (said += text) } as unknown as Context['terminal']
  const code = await reportError(error, { texts, env, terminal } as unknown as Context, { json, debug })

  return { code, said }
}

test('an error nobody foresaw is a bug: exit code 70, and how to get details', async () => {
  const error = new TypeError('x is not a function')

  expect(await report(error)).toEqual({
    code: 70,
    said: 'tenken: This is a bug in Tenken: x is not a function. Run the same command with --debug and report what it prints.\n',
  })
  expect((await report(error, { texts: ja })).said).toContain('不具合です: x is not a function')
  expect((await report(error, { debug: true })).said).toMatch(/\n {4}at .*report-error\.test/)
  expect(JSON.parse((await report(error, { json: true })).said).error.code).toBe('bug')
})

test('an error is one line, whatever its message holds', async () => {
  expect((await report(new Error('one\ntwo\u001b[2J'))).said).toMatch(/^tenken: .*one two\ufffd\[2J.*\n$/)
})

test('the password of DATABASE_URL is never shown, as it was typed or as it was meant', async () => {
  const env = { DATABASE_URL: 'postgres://bob:p%40ss@w0rd@db/tenken' }
  const error = new Error('cannot use postgres://bob:p%40ss@w0rd@db/tenken', {
    cause: new Error('not p@ss@w0rd'),
  })

  const { said } = await report(error, { env, debug: true })

  expect(said).toContain('postgres://bob:***@db/tenken')
  expect(said).not.toMatch(/w0rd/)
})

test('a program gets nothing that the contract does not name', async () => {
  const error = Object.assign(new Error('x'), { code: 'file_exists', kind: 'conflict', data: { path: 'a' } })

  const { said } = await report(error, { json: true })

  expect(Object.keys(JSON.parse(said).error).sort()).toEqual(['code', 'data', 'kind', 'message', 'next'])
})
