import { TenkenError } from './errors.ts'
import type { SopVersion } from './sop-version.ts'

/** A first version can be compared only with one that is named. */
export class NoVersionBefore extends TenkenError<{ id: string; version: number }> {
  readonly code = 'no_version_before'
  readonly kind = 'refused'

  constructor({ id, version }: Pick<SopVersion, 'id' | 'version'>) {
    super(`No version was published before version ${version}.`, {
      id,
      version,
    })
  }
}

/**
 * The version that this one followed: of a draft the effective one, else the last one published before it. Throws
 * NoVersionBefore.
 */
export function versionBefore<Version extends SopVersion>(
  of: SopVersion,
  versions: readonly Version[],
): Version {
  const published = versions.filter(({ status, version }) => status !== 'draft' && version < of.version)
  const effective = published.find(({ status }) => of.status === 'draft' && status === 'effective')
  const [last] = published.toSorted((one, other) => other.version - one.version)
  const before = effective ?? last
  if (!before) throw new NoVersionBefore(of)

  return before
}
