import { UnreadableProcedure } from '../text.ts'
import type { FrontMatter } from './front-matter.ts'
import type { Form } from './step.ts'

/** In the front matter of the documents we write: reading then takes away the backslashes that writing put in. */
export const formName = 'tenken-procedure'
export const formVersion = 1

/** Throws UnreadableProcedure for a document in a version of our form that is not known yet. */
export function formOf({ values }: FrontMatter, source: string): Form {
  if (values.get('format') !== formName) return 'foreign'
  const version = values.get('version')
  if (version === String(formVersion)) return 'own'

  const reason = `is written in version ${version || '?'} of the form ${formName}, but only ${formVersion} is known`
  throw new UnreadableProcedure(source, 1, reason)
}
