import { type AuditExport, checkExport } from '../../application/audit/export-reading.ts'
import { signatureCheck } from './keys.ts'
import { linesOf } from './lines.ts'

/** The export in a file, once it is known to be whole and, where a key is given, to be signed with it. */
export async function checkedExport(
  path: string | undefined,
  key: string | undefined,
): Promise<AuditExport | undefined> {
  if (path === undefined) return undefined
  const earlier = { source: path, lines: () => linesOf(path) }
  await checkExport(earlier, key === undefined ? undefined : await signatureCheck(key))

  return earlier
}
