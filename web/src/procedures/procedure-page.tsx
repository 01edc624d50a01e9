import type { PageProps } from '../areas.tsx'
import { useDeskWords } from '../languages/desk-words.ts'
import { ButtonLink } from '../parts/button.tsx'
import { deskIcons } from '../parts/desk-icons.ts'
import { Failed, Notice, Unanswered } from '../parts/state.tsx'
import { PageHead, Panel } from '../shell/page.tsx'
import { About } from './about.tsx'
import { Actions } from './actions.tsx'
import { DraftStates } from './draft-states.tsx'
import { mayWrite } from './may.ts'
import styles from './procedure-page.module.css'
import { ProcedureText } from './procedure-text.tsx'
import { useProcedure, useVersions } from './queries.ts'
import { StatusChip } from './status-chip.tsx'
import { TakeAlong } from './take-along.tsx'
import { Versions } from './versions.tsx'

/** One version of a procedure, read as a document; beside it where it comes from and what can be done with it. */
export function ProcedurePage({ me, id }: PageProps) {
  const { procedures } = useDeskWords()
  const found = useProcedure(id)
  const versions = useVersions(id)
  const sop = found.data
  if (!sop) return <Unanswered of={[found, versions]} />
  const isEmpty = !sop.tasks.some(({ steps }) => steps.length > 0)

  return (
    <>
      <PageHead
        back="/procedures"
        title={sop.title}
        lead={
          <span className={styles.chips}>
            {procedures.version(sop.version)}
            <StatusChip {...sop} />
          </span>
        }
        actions={<Actions me={me} sop={sop} versions={versions.data?.versions ?? []} />}
      />
      <div className={styles.columns}>
        <div className={styles.document}>
          {isEmpty && (
            <Notice kind="waiting" icon="info">
              {procedures.page.empty}
            </Notice>
          )}
          <ProcedureText sop={sop} />
        </div>
        <div className={styles.beside}>
          <Panel title={procedures.page.about}>
            <About sop={sop} />
            {!isEmpty && (
              <p className={styles.preview}>
                {sop.status !== 'draft' && (
                  <ButtonLink icon="clock" width="all" to={`/records?sop=${sop.id}`}>
                    {procedures.actions.records}
                  </ButtonLink>
                )}
                <ButtonLink icon={deskIcons.device} width="all" to={`/procedures/${sop.id}/preview`}>
                  {procedures.actions.seeAsWorker}
                </ButtonLink>
              </p>
            )}
          </Panel>
          <Panel title={procedures.page.versions}>
            {versions.data && <Versions shown={sop.id} {...versions.data} />}
            {versions.error && <Failed error={versions.error} onRetry={versions.refetch} />}
          </Panel>
          {sop.status === 'draft' && <DraftStates sop={sop} mayBringBack={mayWrite(me) && !sop.deletedAt} />}
          <Panel title={procedures.page.takeAlong}>
            <TakeAlong sop={sop} />
          </Panel>
        </div>
      </div>
    </>
  )
}
