import { readFileSync } from 'node:fs'
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
    [
      'bytes that are no text',
      new Uint8Array([0x01, 0x02, 0xff]),
      { code: 'not_utf8', encoding: null, file: 'a.md' },
    ],
    [
      'more than the limit',
      new Uint8Array(maxProcedureBytes + 1).fill(0x61),
      { code: 'too_large', mebibytes: 5 },
    ],
  ])('is refused when it is %s', (_, content, reason) => {
    expect(() => decodeText(content, 'a.md')).toThrow(new UnreadableProcedure('a.md', null, reason))
  })

  test.each<[string, Uint8Array, string, string]>([
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x41, 0x00]), 'UTF-16', 'UTF-16'],
    ['UTF-16 with the greater byte first', new Uint8Array([0xfe, 0xff, 0x62, 0x4b]), 'UTF-16', 'UTF-16'],
    ['UTF-16 without a mark', Buffer.from('# Open\n1. a', 'utf16le'), 'UTF-16', 'UTF-16LE'],
    ['UTF-16 without a mark, turned', Buffer.from('# Open\n1. a', 'utf16le').swap16(), 'UTF-16', 'UTF-16BE'],
    ['Shift_JIS', new Uint8Array([0x8e, 0xe8, 0x8f, 0x87]), 'Shift_JIS', 'CP932'],
    ['Shift_JIS with kana', new Uint8Array([0x23, 0x20, 0x82, 0xa0, 0x83, 0x41]), 'Shift_JIS', 'CP932'],
    ['EUC-JP', new Uint8Array([0xa4, 0xa2, 0xa5, 0xa2]), 'EUC-JP', 'EUC-JP'],
    ['Windows-1252', new Uint8Array([0x4b, 0xfc, 0x68, 0x6c]), 'Windows-1252', 'WINDOWS-1252'],
    [
      'a procedure from Windows',
      readFileSync(new URL('cases/windows-1252.md', import.meta.url)),
      'Windows-1252',
      'WINDOWS-1252',
    ],
  ])('is refused when it is %s, with the command that converts it', (_, content, name, code) => {
    expect(() => decodeText(content, 'a.md')).toThrow(
      `a.md: is not UTF-8 text but looks like ${name}; convert it with “iconv -f ${code} -t UTF-8 a.md > utf-8.md”.`,
    )
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
