import { TenkenError } from '../../../domain/errors.ts'

/** The folder cannot hold an embedded database: it is a file, is not writable, or belongs to something else. */
export class FolderNotUsable extends TenkenError<{ folder: string; reason: string }> {
  readonly code = 'folder_not_usable'
  readonly kind = 'invalid'

  constructor(folder: string, reason: string, options?: ErrorOptions) {
    super(
      `The folder ${folder} cannot be used for the database: ${reason}. Name another folder in DATABASE_URL.`,
      { folder, reason },
      options,
    )
  }
}

/** Another major version of PostgreSQL made the database in the folder. */
export class DatabaseVersionUnsupported extends TenkenError<{
  folder: string
  found: string
  expected: string
}> {
  readonly code = 'database_version_unsupported'
  readonly kind = 'invalid'

  constructor(folder: string, found: string, expected: string) {
    super(
      `The database in ${folder} was made by PostgreSQL ${found}; this program works with PostgreSQL ${expected}. ` +
        'Dump it with the version that made it, and restore the dump into a new folder.',
      { folder, found, expected },
    )
  }
}

/** PostgreSQL does not start on the folder's files; its own words are the reason. */
export class DatabaseDamaged extends TenkenError<{ folder: string; reason: string }> {
  readonly code = 'database_damaged'
  readonly kind = 'unavailable'

  constructor(folder: string, reason: string, options?: ErrorOptions) {
    super(
      `The database in ${folder} does not open: ${reason}. Keep the folder as it is, and restore a backup.`,
      { folder, reason },
      options,
    )
  }
}

/** The disk has no room left to open the database. */
export class DiskFull extends TenkenError<{ folder: string }> {
  readonly code = 'disk_full'
  readonly kind = 'unavailable'

  constructor(folder: string, options?: ErrorOptions) {
    super(`The disk of ${folder} is full. Make room on it, and open the database again.`, { folder }, options)
  }
}
