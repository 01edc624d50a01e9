import { TenkenError } from '../../../domain/errors.ts'
import { type Sentences, sayReason } from '../../../domain/reason.ts'

/** Why a folder cannot hold a database; `says` is what the system says. */
export type WhyFolderNotUsable =
  | { code: 'holds_other_files' }
  | { code: 'is_a_file' }
  | { code: 'not_writable' }
  | { code: 'no_folders_there' }
  | { code: 'leads_nowhere' }
  | { code: 'in_use_by_server'; pid: number }
  | { code: 'failed'; says: string }

const whyNotUsable: Sentences<WhyFolderNotUsable> = {
  holds_other_files: () => 'it holds other files, and no database',
  is_a_file: () => 'it, or a part of its path, is a file',
  not_writable: () => 'it is not writable',
  no_folders_there: () => 'the system lets nobody make a folder there',
  leads_nowhere: () => 'it, or a part of its path, is a link that leads nowhere',
  in_use_by_server: ({ pid }) => `a PostgreSQL server (process ${pid}) works in it`,
  failed: ({ says }) => says,
}

/** The folder cannot hold an embedded database: it is a file, is not writable, or belongs to something else. */
export class FolderNotUsable extends TenkenError<{
  folder: string
  reason: WhyFolderNotUsable
}> {
  readonly code = 'folder_not_usable'
  readonly kind = 'invalid'

  constructor(folder: string, reason: WhyFolderNotUsable, options?: ErrorOptions) {
    super(
      `The folder ${folder} cannot be used for the database: ${sayReason(reason, whyNotUsable)}.`,
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
      `The database in ${folder} was made by PostgreSQL ${found}; this program works with PostgreSQL ${expected}.`,
      { folder, found, expected },
    )
  }
}

/** PostgreSQL does not start on the folder's files; `says` are its own words. */
export class DatabaseDamaged extends TenkenError<{ folder: string; says: string }> {
  readonly code = 'database_damaged'
  readonly kind = 'unavailable'

  constructor(folder: string, says: string, options?: ErrorOptions) {
    super(`The database in ${folder} does not open: ${says}.`, { folder, says }, options)
  }
}
