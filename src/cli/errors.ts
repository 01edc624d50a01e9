import { TenkenError } from '../domain/errors.ts'
import { type Sentences, sayReason } from '../domain/reason.ts'
import { counted } from '../languages/en/cli/counted.ts'

/** The command line itself is wrong: an unknown option, a missing argument. `help` is the command to read. */
export class UsageError extends TenkenError<{ problem: string; help: string }> {
  readonly code = 'usage'
  readonly kind = 'invalid'

  constructor(problem: string, help: string) {
    super(`${problem}.`, { problem, help })
  }
}

export class ActingUserNeeded extends TenkenError {
  readonly code = 'acting_user_needed'
  readonly kind = 'invalid'

  constructor() {
    super('Say who is acting: --as <email>, or set TENKEN_USER.', {})
  }
}

/** A finding is either a pass or a failure. */
export class FindingNeeded extends TenkenError {
  readonly code = 'finding_needed'
  readonly kind = 'invalid'

  constructor() {
    super('Say what you found: --pass, or --fail "what is wrong".', {})
  }
}

export class FileNotFound extends TenkenError<{ path: string }> {
  readonly code = 'file_not_found'
  readonly kind = 'not_found'

  constructor(path: string) {
    super(`There is no file or folder ${path}.`, { path })
  }
}

/** Why a file cannot be read or written; `says` is what the operating system says. */
export type WhyFileUnusable =
  | { code: 'permission_denied' }
  | { code: 'is_a_folder' }
  | { code: 'not_a_folder' }
  | { code: 'not_a_file' }
  | { code: 'disk_full' }
  | { code: 'disk_read_only' }
  | { code: 'failed'; says: string }

const whyUnusable: Sentences<WhyFileUnusable> = {
  permission_denied: () => 'permission denied',
  is_a_folder: () => 'is a folder',
  not_a_folder: () => 'is not a folder',
  not_a_file: () => 'is not a file',
  disk_full: () => 'no space left on the disk',
  disk_read_only: () => 'the disk is read-only',
  failed: ({ says }) => says,
}

export class FileUnusable extends TenkenError<{ path: string; reason: WhyFileUnusable }> {
  readonly code = 'file_unusable'
  readonly kind = 'refused'

  constructor(path: string, reason: WhyFileUnusable, options?: ErrorOptions) {
    super(`${path}: ${sayReason(reason, whyUnusable)}.`, { path, reason }, options)
  }
}

export class FileExists extends TenkenError<{ path: string }> {
  readonly code = 'file_exists'
  readonly kind = 'conflict'

  constructor(path: string) {
    super(`The file ${path} exists already.`, { path })
  }
}

export class NothingToImport extends TenkenError<{ paths: string[] }> {
  readonly code = 'nothing_to_import'
  readonly kind = 'invalid'

  constructor(paths: string[]) {
    super(`There is no .md, .markdown or .json file in ${paths.join(', ')}.`, { paths })
  }
}

/** Each file's own error has been told before; the others were imported. */
export class ImportIncomplete extends TenkenError<{ failed: string[]; imported: number }> {
  readonly code = 'import_incomplete'
  readonly kind = 'refused'

  constructor(failed: string[], imported: number) {
    super(`${failed.length} of ${failed.length + imported} files could not be imported.`, {
      failed,
      imported,
    })
  }
}

/** A published version never changes, so that what a file says besides would be missing from it for ever. */
export class LinesLeftOut extends TenkenError<{ path: string; lines: number; line: number; text: string }> {
  readonly code = 'lines_left_out'
  readonly kind = 'refused'

  constructor(path: string, lines: number, { line, text }: { line: number; text: string }) {
    const first = `line ${line}, “${text}”`
    super(`${path}: ${counted(lines, 'line')} would not be in the published SOP, first ${first}.`, {
      path,
      lines,
      line,
      text,
    })
  }
}

/** Ctrl+C: what was done until then stays, nothing is half done. */
export abstract class Interruption<Data extends object> extends TenkenError<Data> {}

export class Interrupted extends Interruption<{ done: number; total: number }> {
  readonly code = 'interrupted'
  readonly kind = 'refused'

  constructor(done: number, total: number) {
    super(`Interrupted after ${done} of ${total} files; no file is half imported.`, { done, total })
  }
}

/** A demo records what can never be removed again: not beside the records of real people. */
export class DemoDatabaseNeeded extends TenkenError<{ others: number }> {
  readonly code = 'demo_database_needed'
  readonly kind = 'refused'

  constructor(others: number) {
    super(
      `This database holds records of other people (${others}); a demonstration among them would stay on record.`,
      { others },
    )
  }
}

/** Whoever reaches a demo may sign in as anybody in it: it is never opened on the records of real people. */
export class NotADemo extends TenkenError<{ folder: string }> {
  readonly code = 'not_a_demo'
  readonly kind = 'refused'

  constructor(folder: string) {
    super(`The database in ${folder} is no demo plant, and nobody is let into it without a password.`, {
      folder,
    })
  }
}

/** `db check` found differences, and has told them. */
export class ModelsDiffer extends TenkenError<{ wanted: number; drift: number }> {
  readonly code = 'models_differ'
  readonly kind = 'refused'

  constructor(wanted: number, drift: number) {
    super(
      drift > 0
        ? `The database was changed beside its revisions (${counted(drift, 'statement')}), and the models ask for ${wanted} more.`
        : `The models ask for what the database does not have (${counted(wanted, 'statement')}).`,
      { wanted, drift },
    )
  }
}

/** `db lint` found something, and has told it. */
export class LintObjectionsOpen extends TenkenError<{ open: number }> {
  readonly code = 'lint_objections_open'
  readonly kind = 'refused'

  constructor(open: number) {
    super(`${counted(open, 'objection')} to answer.`, { open })
  }
}

/** Only a checkout of the sources has a folder that new revisions of Tenken belong into. */
export class VersionsFolderNeeded extends TenkenError {
  readonly code = 'versions_folder_needed'
  readonly kind = 'invalid'

  constructor() {
    super('Say where the revisions are: --folder <dir>.', {})
  }
}
