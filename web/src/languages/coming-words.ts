import { use } from 'react'
import { chosenLanguage, type Language } from './language.ts'

/** Words that come with what says them. Whoever says them waits once, and not at all where they have come by then. */
export function comingWords<Words>(ask: Readonly<Record<Language, () => Promise<Words>>>): () => Words {
  let coming: Promise<Words> | undefined
  const fetch = () => {
    if (coming) return coming
    const asked = ask[chosenLanguage()]()
    asked.then(
      // What React reads off a promise: it has come, and nothing waits for it.
      (value) => Object.assign(asked, { status: 'fulfilled', value }),
      () => {
        coming = undefined
      },
    )
    coming = asked

    return asked
  }
  fetch()

  return () => use(fetch())
}
