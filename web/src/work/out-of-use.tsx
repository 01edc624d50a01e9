import { useLaterWords } from '../languages/later-words.ts'
import { useWords } from '../languages/words.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { PageState } from '../parts/state.tsx'

/** What hangs on the wall is of a procedure that nobody may begin, or that is not in use yet. */
export function OutOfUse({ problem: { kind, detail } }: { problem: { kind: string; detail: string } }) {
  const { work, state } = useWords()
  const { outOfUse } = useLaterWords()

  return (
    <PageState
      heading="h1"
      icon="info"
      title={kind === 'not_found' ? state.notFound : detail}
      text={outOfUse.text}
    >
      <ButtonLink to="/work">{work.home}</ButtonLink>
    </PageState>
  )
}
