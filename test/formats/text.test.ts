import { describe, expect, test } from 'vitest'
import { decodeText, maxProcedureBytes } from '../../src/formats/text.ts'
import { UnreadableProcedure, type WhyUnreadable } from '../../src/formats/unreadable.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('the text of a document', () => {
  test('has no byte order mark and LF alone at the end of its lines', () => {
    expect(decodeText(bytes('\uFEFF# A\r\nb\rc\n'), 'a.md')).toBe('# A\nb\nc\n')
  })

  test.each<[string, Uint8Array, WhyUnreadable]>([
    ['nothing', new Uint8Array(), { code: 'empty' }],
    ['only white space', bytes(' \r\n\t\n'), { code: 'empty' }],
    ['a NUL, as binary files have', bytes('# A\0'), { code: 'binary' }],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x41, 0x00]), { code: 'binary' }],
    ['Shift_JIS', new Uint8Array([0x8e, 0xe8, 0x8f, 0x87]), { code: 'not_utf8' }],
    [
      'more than the limit',
      new Uint8Array(maxProcedureBytes + 1).fill(0x61),
      { code: 'too_large', mebibytes: 5 },
    ],
  ])('is refused when it is %s', (_, content, reason) => {
    expect(() => decodeText(content, 'a.md')).toThrow(new UnreadableProcedure('a.md', null, reason))
  })

  test('may be exactly as large as the limit', () => {
    expect(decodeText(new Uint8Array(maxProcedureBytes).fill(0x61), 'a.md')).toHaveLength(maxProcedureBytes)
  })

  test('that cannot be read is named with its line, for people and for programs', () => {
    const error = new UnreadableProcedure('a.md', 3, { code: 'empty' })

    expect(error.message).toBe('a.md, line 3: is empty.')
    expect(error).toMatchObject({
      name: 'UnreadableProcedure',
      code: 'unreadable_procedure',
      kind: 'invalid',
      data: { source: 'a.md', line: 3, reason: { code: 'empty' } },
    })
  })
})
