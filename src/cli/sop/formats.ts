/** The formats of procedures, loaded for the commands that read or write one: their parsers are not small. */
export async function loadFormats() {
  const [format, text, reading, whole] = await Promise.all([
    import('../../formats/format.ts'),
    import('../../formats/text.ts'),
    import('../../formats/reading.ts'),
    import('../../formats/read-text.ts'),
  ])

  return { ...format, ...text, ...reading, ...whole }
}
