import { describe, expect, test } from 'vitest'
import { formatOf, formats, UnknownFormat } from '../../src/formats/format.ts'
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
