import { nouns } from '../../src/cli/program.ts'
import type { DocumentName } from '../../src/contract/documents.ts'

/** Which commands print a document: 'work check'. */
export async function printedBy(): Promise<Map<DocumentName, string[]>> {
  const found = new Map<DocumentName, string[]>()
  for (const [noun, page] of Object.entries(nouns)) {
    const { commands } = await page()
    for (const [name, { document }] of Object.entries(commands)) {
      if (document) found.set(document, [...(found.get(document) ?? []), `${noun} ${name}`])
    }
  }

  return found
}
