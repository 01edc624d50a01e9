import { describe, expect, test } from 'vitest'
import type { Origin } from '../../src/formats/form.ts'
import { formatOf, formatOfText, formats, UnknownFormat } from '../../src/formats/format.ts'
import { aProcedure } from './a-procedure.ts'

describe('the format of a file', () => {
  test.each([
    ['pump.md', 'markdown'],
    ['pump.v2.MARKDOWN', 'markdown'],
    ['folder.json/pump.Json', 'json'],
  ])('%s is %s, by its extension', (name, format) => {
    expect(formatOf(name).name).toBe(format)
  })

  test.each(['pump.docx', 'pump', 'md', 'pump.md.txt'])(
    '%s is not known, and the known ones are listed',
    (name) => {
      expect(() => formatOf(name)).toThrow(new UnknownFormat(name))
      expect(() => formatOf(name)).toThrow('.md, .markdown, .json')
    },
  )

  test.each(formats)('$name gives back what was written with it', ({ read, write }) => {
    const procedure = aProcedure('Open the valve.', 'Press the button.')

    expect(read(write(procedure), 'pump').procedure).toEqual(procedure)
  })
})

test.each([
  ['\n {"format":', 'json'],
  ['---\nformat: x\n---\n# P\n', 'markdown'],
  ['[1, 2]', 'markdown'],
])('a text without a name, %j, is %s by how it begins', (text, name) => {
  expect(formatOfText(text).name).toBe(name)
})

test.each(formats)(
  '$name says where it was taken from, and takes nothing for an id that is none',
  (format) => {
    const procedure = aProcedure('Open the valve.', 'Press the button.')
    const sop = '019a0000-0000-7000-8000-000000000001'
    const originOf = (origin: Origin) => format.read(format.write(procedure, origin), 'pump').origin

    expect(originOf({ sop, state: 'abc' })).toEqual({ sop, state: 'abc' })
    expect(originOf({ sop: 'the pump' })).toEqual({})
    expect(originOf({})).toEqual({})
  },
)
