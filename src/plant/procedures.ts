import { readFile } from 'node:fs/promises'
import type { Procedure } from '../domain/procedure.ts'
import { formatOf } from '../formats/format.ts'
import { decodeText } from '../formats/text.ts'

/** Files of samples/. */
const samples = {
  forklift: 'forklift-inspection.ja.md',
  crane: 'crane-slinging.ja.md',
  lockout: 'lockout-tagout.md',
  lockoutInJapanese: 'lockout-tagout.ja.md',
  sterivex: 'AOML_DNA_Extraction_Protocol_Sterivex_KingFisher.md',
  sedtrap: 'AOML_DNA_Extraction_Protocol_Sedtrap_PowerSoil.md',
} as const

export type ProcedureName = keyof typeof samples

export async function readProcedure(name: ProcedureName): Promise<Procedure> {
  const file = samples[name]
  const bytes = await readFile(new URL(`../../samples/${file}`, import.meta.url))

  return formatOf(file).read(decodeText(bytes, file), file).procedure
}
