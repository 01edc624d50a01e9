import { useLocation } from 'wouter'
import { useDeskWords } from '../../languages/desk-words.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Recorded } from '../../parts/recorded.tsx'
import { Notice, Refusal } from '../../parts/state.tsx'
import { tenken } from '../../server/tenken.ts'
import { useIntention } from '../../server/use-intention.ts'
import { Panel } from '../../shell/page.tsx'
import { ProcedureText } from '../procedure-text.tsx'
import { Account, type Previewed } from './account.tsx'
import styles from './import.module.css'

type Wanted = Parameters<typeof tenken.sopImports.preview>[0]['body']

/** What was made of the text, what was not, what keeping it comes to, and the button that keeps it. */
export function Understood({ preview, wanted }: { preview: Previewed; wanted: Wanted }) {
  const { procedures } = useDeskWords()
  const words = procedures.import
  const [, go] = useLocation()
  const accept = useIntention({
    ask: (_: undefined, { id, at }) => tenken.sopImports.import({ path: { id }, body: { ...wanted, at } }),
    onDone: ({ id }) => go(`/procedures/${id}`),
  })
  const [other] = preview.sameTitle

  return (
    <div className={styles.columns}>
      <div className={styles.stack}>
        <h2 className={styles.title}>
          <Recorded text={preview.title} as="title" />
        </h2>
        <ProcedureText sop={preview.procedure} />
      </div>
      <div className={styles.beside}>
        <Panel title={words.understood}>
          <div className={styles.stack}>
            <p className={styles.counts}>
              {[
                procedures.taskCount(preview.taskCount),
                procedures.stepCount(preview.stepCount),
                procedures.hazardCount(preview.hazardCount),
              ].join(' · ')}
            </p>
            <p>{words.outcome[preview.outcome]}</p>
            {/* A text that is no procedure at all is read so: nothing in it says where its steps are. */}
            {preview.assumptions.some(({ code }) => code === 'paragraphs_are_steps') && (
              <Notice kind="waiting" icon="warning">
                {words.guessed}
              </Notice>
            )}
            {other && preview.outcome !== 'unchanged' && (
              <Notice kind="waiting" icon="info">
                <p>{words.sameTitle}</p>
                <ButtonLink kind="quiet" to={`/procedures/${other}`}>
                  {words.showSame}
                </ButtonLink>
              </Notice>
            )}
            <Refusal error={accept.error} />
            {preview.outcome === 'unchanged' || preview.outcome === 'published' ? (
              <ButtonLink kind="main" size="large" width="all" to={`/procedures/${preview.id}`}>
                {words.toRecord}
              </ButtonLink>
            ) : (
              <Button
                kind="main"
                size="large"
                width="all"
                isBusy={accept.isPending}
                onPress={() => accept.mutate(undefined)}
              >
                {words.accept}
              </Button>
            )}
          </div>
        </Panel>
        <Account preview={preview} />
      </div>
    </div>
  )
}
