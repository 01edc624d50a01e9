import { useDeskWords } from '../languages/desk-words.ts'

/** Puts what is called in the quotes of the page's language, unless it brings its own. */
export function useQuoted(): (call: string) => string {
  const { document } = useDeskWords().procedures

  return (call) => (/["“”「」『』]/u.test(call) ? call : document.quoted(call))
}
