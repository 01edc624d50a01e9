import { describe, expect, test } from 'vitest'
import { codeAsTyped, newCode } from '../../src/application/secret-texts.ts'
import { newApiToken } from '../../src/domain/api-tokens.ts'
import { InvalidInput } from '../../src/domain/errors.ts'
import { GuessedTooOften, guessed, guessesForgottenAfter, longestDelay } from '../../src/domain/guesses.ts'
import { newSecret } from '../../src/domain/secrets.ts'

const ken = { email: 'kenji.tanaka@example.com', employeeNumber: '4711', name: 'Kenji Tanaka' }

describe('a password', () => {
  test.each([
    'seven lamps at the gate',
    '七つの明かりが門のところにある夜',
    'x7!pQ-mellow-Örtchen',
    'tanaka seven lamps at the gate',
  ])('%s will do', (password) => {
    expect(newSecret('password', password, ken)).toBe(password.normalize('NFKC'))
  })

  test.each([
    ['fourteen chars', 'too_short'],
    ['👩‍🔧👩‍🔧👩‍🔧👩‍🔧', 'too_short'],
    ['aaaaaaaaaaaaaaaa', 'easily_guessed'],
    ['passwordpassword', 'easily_guessed'],
    ['0123456789012345', 'easily_guessed'],
    ['abcdefghijklmnop', 'easily_guessed'],
    ['Kenji Tanaka 2026!', 'own_name'],
    ['kenji.tanaka@example.com', 'own_name'],
    ['KENJI.TANAKA-9876', 'own_name'],
    ['a password\u0000 with a NUL', 'nul_character'],
    ['x'.repeat(201), 'too_long'],
  ])('%s will not, for it is %s', (password, code) => {
    expect(() => newSecret('password', password, ken)).toThrow(
      expect.objectContaining({ data: { field: 'password', reason: expect.objectContaining({ code }) } }),
    )
  })

  test('is in no error about it', () => {
    const said = 'fourteen chars'

    expect(() => newSecret('password', said, ken)).toThrow(InvalidInput)
    try {
      newSecret('password', said, ken)
    } catch (error) {
      expect(JSON.stringify(error) + String(error)).not.toContain(said)
    }
  })
})

describe('a PIN', () => {
  test.each(['402817', '９０４１２６', '110011223'])('%s will do', (pin) => {
    expect(newSecret('pin', pin, ken)).toMatch(/^[0-9]+$/)
  })

  test.each([
    ['12345', 'not_digits'],
    ['4028a7', 'not_digits'],
    ['1234567890123', 'not_digits'],
    ['123456', 'easily_guessed'],
    ['987654', 'easily_guessed'],
    ['890123', 'easily_guessed'],
    ['000000', 'easily_guessed'],
    ['121212', 'easily_guessed'],
    ['147147', 'easily_guessed'],
  ])('%s will not, for it is %s', (pin, code) => {
    expect(() => newSecret('pin', pin, ken)).toThrow(
      expect.objectContaining({ data: { field: 'pin', reason: expect.objectContaining({ code }) } }),
    )
  })
})

describe('tries in vain', () => {
  const at = new Date('2026-11-26T09:00:00Z')
  const then = (milliseconds: number) => new Date(at.getTime() + milliseconds)

  test('three are free, then each waits twice as long as the one before, five minutes at most', () => {
    const delays: number[] = []
    let guesses = guessed(undefined, at)
    for (let tries = 1; tries < 16; tries++) {
      delays.push(guesses.notBefore.getTime() - at.getTime())
      guesses = guessed({ ...guesses, notBefore: at }, at)
    }

    expect(delays.map((delay) => delay / 1000)).toEqual([
      0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300,
    ])
  })

  test('one that comes too early is not judged, and says how long to wait', () => {
    const guesses = { failures: 9, notBefore: then(32_000) }

    expect(() => guessed(guesses, then(500))).toThrow(new GuessedTooOften(32))
  })

  test('the wait is over to the millisecond, and the count goes on', () => {
    expect(guessed({ failures: 5, notBefore: at }, at).failures).toBe(6)
  })

  test('after hours without one, none counts any more', () => {
    expect(guessed({ failures: 40, notBefore: at }, then(guessesForgottenAfter + 1)).failures).toBe(1)
  })

  test('a clock that was ahead by days keeps nobody out', () => {
    expect(guessed({ failures: 4, notBefore: then(longestDelay + 1) }, at).failures).toBe(5)
  })
})

describe('an API token', () => {
  const at = new Date('2026-11-26T09:00:00Z')
  const token = {
    name: ' bridge ',
    scopes: ['work', 'read', 'work'] as const,
    expiresAt: new Date('2027-11-26'),
  }

  test('has its name trimmed and each scope once', () => {
    expect(newApiToken(token, at)).toEqual({ ...token, name: 'bridge', scopes: ['read', 'work'] })
  })

  test.each([
    [{ name: ' ' }, 'name'],
    [{ scopes: [] }, 'scopes'],
    [{ expiresAt: at }, 'expiresAt'],
    [{ expiresAt: new Date('2028-11-26') }, 'expiresAt'],
    [{ expiresAt: new Date(Number.NaN) }, 'expiresAt'],
  ])('is refused with %j', (wrong, field) => {
    expect(() => newApiToken({ ...token, ...wrong }, at)).toThrow(
      expect.objectContaining({ data: expect.objectContaining({ field }) }),
    )
  })
})

describe('a code', () => {
  test('is known however it is typed: in any case, width and grouping, and with O for 0', () => {
    expect(codeAsTyped(' a0b1 ｃ２d3–oilo')).toBe('A0B1-C2D3-0110')
  })

  test('is another each time, and stays as it is', () => {
    const codes = Array.from({ length: 50 }, newCode)

    expect(new Set(codes).size).toBe(50)
    for (const code of codes) expect(codeAsTyped(code)).toBe(code)
  })
})
