import type { PageProps } from '../../areas.tsx'
import { useDeskWords } from '../../languages/desk-words.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { PageState, Unanswered } from '../../parts/state.tsx'
import { useProcedure } from '../queries.ts'
import { Editor } from './editor.tsx'

/** The whole draft as a form. */
export function EditPage({ id }: PageProps) {
  const { procedures } = useDeskWords()
  const found = useProcedure(id)
  const sop = found.data
  if (!sop) return <Unanswered of={[found]} />
  if (sop.status !== 'draft' || sop.deletedAt) {
    return (
      <PageState icon="lock" title={sop.title} text={procedures.edit.notDraft}>
        <ButtonLink to={`/procedures/${id}`}>{procedures.page.open}</ButtonLink>
      </PageState>
    )
  }

  return <Editor key={sop.id} sop={sop} />
}
