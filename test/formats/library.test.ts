import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { decodeText, formatOf, formats, UnknownFormat } from '../../src/index.ts'

test('a program reads a procedure, and writes it in every format so that it reads the same again', () => {
  const name = 'lockout-tagout.md'
  const text = decodeText(readFileSync(new URL(`../../samples/${name}`, import.meta.url)), name)

  const { procedure } = formatOf(name).read(text, name)

  expect(procedure.title).toBe('Lockout and tagout of a conveyor drive')
  expect(formats.map(({ name: format }) => format)).toEqual(['markdown', 'json'])
  for (const { read, write } of formats) expect(read(write(procedure), name).procedure).toEqual(procedure)
})

test('a program is told which formats there are', () => {
  expect(() => formatOf('procedure.docx')).toThrow(UnknownFormat)
})
