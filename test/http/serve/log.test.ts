import { expect, test } from 'vitest'
import { InvalidInput } from '../../../src/domain/errors.ts'
import { makeLog } from '../../../src/http/serve/log.ts'

function overheard(secrets: string[] = []) {
  const lines: string[] = []

  return { lines, log: makeLog({ level: 'info', secrets }, (line) => lines.push(line)) }
}

test('a line is one JSON object that says when, how grave and what', () => {
  const { lines, log } = overheard()

  log.warn({ url: 'http://127.0.0.1:1' }, 'listening')
  log.debug('not told')

  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    level: 'warn',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    url: 'http://127.0.0.1:1',
    msg: 'listening',
  })
})

test('what this program was given to keep is in no line, however it gets there', () => {
  const { lines, log } = overheard(['p@ss"word', 'metrics-token', ''])
  const cause = new Error('postgres://bob:p@ss"word@db/tenken')

  log.error({ error: new Error('no connection', { cause }), note: 'metrics-token' }, 'p@ss"word')

  expect(lines.join('')).not.toMatch(/p@ss|metrics-token/)
  expect(lines.join('')).toContain('bob:***@db')
})

test.each(['authorization', 'cookie', 'password', 'pin', 'secret', 'token'])(
  '%s is struck out where somebody logs it',
  (name) => {
    const { lines, log } = overheard()

    log.info({ [name]: 'hush', request: { [name]: 'hush', headers: { [name]: 'hush' } } }, 'asked')

    expect(lines.join('')).not.toContain('hush')
    expect(lines.join('').match(/\*{3}/g)).toHaveLength(3)
  },
)

test('an error is told by its name, code, words and place, without the facts that people wrote', () => {
  const { lines, log } = overheard()
  const raised = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: 'Key (email)=(ken@example.com)',
  })
  const error = new InvalidInput('email', { code: 'not_an_email', email: 'aiko at example' })
  error.cause = raised

  log.error({ error }, 'answered')

  const { error: told } = JSON.parse(lines[0] ?? '')
  expect(told).toMatchObject({ name: 'InvalidInput', code: 'invalid_input', cause: { code: '23505' } })
  expect(told.stack).toContain('log.test.ts')
  expect(JSON.stringify(told)).not.toContain('ken@example.com')
  expect(Object.keys(told).sort()).toEqual(['cause', 'code', 'message', 'name', 'stack'])
})
