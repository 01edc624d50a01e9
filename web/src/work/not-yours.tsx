import { useLaterWords } from '../languages/later-words.ts'
import { useWords } from '../languages/words.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { PageState } from '../parts/state.tsx'

/** Work of somebody else, whom whoever is signed in may not look over the shoulder of. */
export function NotYours() {
  const { work } = useWords()
  const { finish } = useLaterWords()

  return (
    <PageState heading="h1" icon="lock" title={finish.notYoursTitle} text={finish.notYoursText}>
      <ButtonLink to="/work">{work.home}</ButtonLink>
    </PageState>
  )
}
