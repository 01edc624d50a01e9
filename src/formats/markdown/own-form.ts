import { formName, formVersion, isId, type Origin } from '../form.ts'
import { UnreadableProcedure } from '../unreadable.ts'
import type { FrontMatter } from './front-matter.ts'

/** Whether backslashes that only our own writing puts in are taken away again. */
export type Form = 'own' | 'foreign'

/**
 * A document is in our own form if its front matter says so: reading then takes away the backslashes that writing put
 * in. Throws UnreadableProcedure for a document in a version of our form that is not known yet.
 */
export function formOf({ values }: FrontMatter, source: string): Form {
  if (values.get('format') !== formName) return 'foreign'
  const version = values.get('version')
  if (version === String(formVersion)) return 'own'

  throw new UnreadableProcedure(source, 1, {
    code: 'form_version_unknown',
    form: formName,
    version: version || null,
    known: formVersion,
  })
}

/** What our own form says of where it was taken from; another's words for it may mean something else. */
export function originOf({ values }: FrontMatter): Origin {
  if (values.get('format') !== formName) return {}
  const [sop, state] = [values.get('sop'), values.get('state')]

  return { ...(sop && isId(sop) ? { sop } : {}), ...(state ? { state } : {}) }
}
