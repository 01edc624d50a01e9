import { useSearchParams } from 'wouter'
import type { PageProps } from '../areas.tsx'
import { useDeskWords } from '../languages/desk-words.ts'
import { Select } from '../parts/select.tsx'
import { PageState, Unanswered } from '../parts/state.tsx'
import { PageHead, Panel } from '../shell/page.tsx'
import { DifferenceView } from './difference-view.tsx'
import styles from './procedure-page.module.css'
import { useDifference, useProcedure, useVersions } from './queries.ts'

/** What a version changes of the one before it, or of any other. */
export function ChangesPage({ id }: PageProps) {
  const { procedures } = useDeskWords()
  const { changes } = procedures
  const [asked, setAsked] = useSearchParams()
  const from = asked.get('from') ?? undefined
  const found = useProcedure(id)
  const versions = useVersions(id)
  const compared = useDifference(id, from)
  if (!found.data || !versions.data || compared.data === undefined)
    return <Unanswered of={[found, versions, compared]} />
  const others = versions.data.versions.filter((version) => version.id !== id)

  return (
    <>
      <PageHead
        title={changes.title(found.data.version)}
        lead={found.data.title}
        back={`/procedures/${id}`}
      />
      {compared.data === null ? (
        <PageState icon="info" title={changes.first} text={changes.firstText} />
      ) : (
        <div className={styles.document}>
          <div className={styles.compare}>
            <Select
              label={changes.compareWith}
              value={compared.data.from.id}
              onChange={(other) => setAsked({ from: other }, { replace: true })}
              options={others.map((version) => ({
                value: version.id,
                label: procedures.version(version.version),
              }))}
            />
          </div>
          <Panel title={changes.from(compared.data.from.version, compared.data.to.version)}>
            <DifferenceView difference={compared.data} />
          </Panel>
        </div>
      )}
    </>
  )
}
