import { TenkenError } from '../domain/errors.ts'
import { type Sentences, sayReason } from '../domain/reason.ts'
import type { Encoding } from './encodings.ts'

/** Why a document is no procedure. `place` is one in a JSON document, as in `tasks[0].title`; '' is the whole. */
export type WhyUnreadable =
  | { code: 'too_large'; mebibytes: number }
  | { code: 'binary' }
  /** `encoding` is what the text looks like, `file` its name as `iconv` would be given it. */
  | { code: 'not_utf8'; encoding: Encoding | null; file: string }
  | { code: 'empty' }
  | { code: 'front_matter_not_closed' }
  | { code: 'front_matter_too_large' }
  | { code: 'front_matter_too_deep' }
  /** `says` is what the YAML parser says. */
  | { code: 'front_matter_broken'; says: string }
  | { code: 'form_version_unknown'; form: string; version: string | null; known: number }
  | { code: 'no_title' }
  /** `seen` is the first line that looked like a step, shortened; `rows` how many rows the first table has. */
  | { code: 'no_steps'; seen: string | null; rows: number | null }
  /** `says` is what the JSON parser says. */
  | { code: 'not_json'; says: string }
  | { code: 'not_text'; place: string }
  | { code: 'blank'; place: string }
  | { code: 'nul_character'; place: string }
  | { code: 'not_unicode'; place: string }
  | { code: 'not_a_list'; place: string }
  | { code: 'not_an_object'; place: string }
  | { code: 'not_one_of'; place: string; values: readonly string[] }
  | { code: 'unknown_keys'; keys: readonly string[] }

/** What people call them; `CP932` is Shift_JIS as Windows writes it. */
const encodingNames: Readonly<Record<Encoding, string>> = {
  'UTF-16': 'UTF-16',
  'UTF-16LE': 'UTF-16',
  'UTF-16BE': 'UTF-16',
  CP932: 'Shift_JIS',
  'EUC-JP': 'EUC-JP',
  'WINDOWS-1252': 'Windows-1252',
}

/** A file's name as a shell takes it, and `iconv` for no option of its own. */
function quoted(file: string): string {
  const name = file.startsWith('-') && file !== '-' ? `./${file}` : file

  return /^[\w./-][\w./~-]*$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`
}

const at = (place: string) => (place === '' ? '' : `${place} `)

const sentences: Sentences<WhyUnreadable> = {
  too_large: ({ mebibytes }) => `is larger than ${mebibytes} MiB`,
  binary: () => 'is binary, not UTF-8 text',
  not_utf8: ({ encoding, file }) =>
    encoding === null
      ? 'is not UTF-8 text'
      : `is not UTF-8 text but looks like ${encodingNames[encoding]}; convert it with “iconv -f ${encoding} -t UTF-8 ${quoted(file)} > utf-8.md”`,
  empty: () => 'is empty',
  front_matter_not_closed: () => 'the front matter has no closing ---',
  front_matter_too_large: () => 'the front matter is too large',
  front_matter_too_deep: () => 'the front matter is nested too deeply',
  front_matter_broken: ({ says }) => `the front matter is broken: ${says}`,
  form_version_unknown: ({ form, version, known }) =>
    `is written in version ${version ?? '?'} of the form ${form}, but only ${known} is known`,
  no_title: () => 'has no title: begin it with a line “# Title”',
  no_steps: ({ seen, rows }) =>
    [
      'has no steps: write them as a numbered list (“1. …”) below a heading such as “Procedure”',
      ...(seen === null
        ? []
        : [`this looks like one, but stands below a heading on safety or references: “${seen}”`]),
      ...(rows === null
        ? []
        : [
            `there is a table of ${rows} ${rows === 1 ? 'row' : 'rows'}, which are steps if its columns are named as in “| Step | Action | Expected result | Hazard |”`,
          ]),
    ].join('; '),
  not_json: ({ says }) => `is not JSON: ${says}`,
  not_text: ({ place }) => `${at(place)}must be text`,
  blank: ({ place }) => `${at(place)}must not be blank`,
  nul_character: ({ place }) => `${at(place)}must not contain a NUL character`,
  not_unicode: ({ place }) => `${at(place)}must be valid Unicode`,
  not_a_list: ({ place }) => `${at(place)}must be a list`,
  not_an_object: ({ place }) => `${at(place)}must be an object`,
  not_one_of: ({ place, values }) =>
    `${at(place)}must be ${values.length === 1 ? '' : 'one of '}${values.join(', ')}`,
  unknown_keys: ({ keys }) => `${keys.join(', ')} ${keys.length === 1 ? 'is' : 'are'} not known`,
}

/** A document cannot be read as a procedure; `line` (the first is 1) is null if the reason is not in one place. */
export class UnreadableProcedure extends TenkenError<{
  source: string
  line: number | null
  reason: WhyUnreadable
}> {
  readonly code = 'unreadable_procedure'
  readonly kind = 'invalid'

  constructor(source: string, line: number | null, reason: WhyUnreadable) {
    const place = line === null ? source : `${source}, line ${line}`
    super(`${place}: ${sayReason(reason, sentences)}.`, { source, line, reason })
  }
}
