/** The formats of procedures, loaded for the commands that read or write one: their parsers are not small. */
export async function loadFormats() {
  const [format, text] = await Promise.all([
    import('../../formats/format.ts'),
    import('../../formats/text.ts'),
  ])

  return { ...format, ...text }
}
