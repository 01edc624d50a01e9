import type { SopVersion } from '../../domain/sop-version.ts'

/** A version without what is below it. */
export function headOf(version: SopVersion): SopVersion {
  const { tasks: _below, ...head }: SopVersion & { tasks?: unknown } = version

  return head
}

/** Whether a version is deleted now. */
export function deletionOf({ id, title, version, status, deletedAt }: SopVersion) {
  return { id, title, version, status, deletedAt }
}
