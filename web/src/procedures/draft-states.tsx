import { useDeskWords } from '../languages/desk-words.ts'
import { Button } from '../parts/button.tsx'
import { Moment } from '../parts/moment.tsx'
import { Notice, Refusal } from '../parts/state.tsx'
import { tenken } from '../server/tenken.ts'
import { useIntention } from '../server/use-intention.ts'
import { Panel } from '../shell/page.tsx'
import styles from './about.module.css'
import type { SopRecord } from './procedure.ts'
import { useStates } from './queries.ts'

/** Everything that a draft has said, newest first; any of it can be brought back. */
export function DraftStates({ sop, mayBringBack }: { sop: SopRecord; mayBringBack: boolean }) {
  const { procedures } = useDeskWords()
  const { page } = procedures
  const found = useStates(sop.id)
  const bringBack = useIntention({
    ask: (state: string, { id: key, at }) =>
      tenken.sops.revert({ path: { id: sop.id }, body: { state, at }, key }),
  })
  if (!found.data || found.data.states.length < 2) return null
  const { states, people } = found.data
  const latest = states.at(-1)

  return (
    <Panel title={page.states}>
      <ol>
        {states.toReversed().map((state) => (
          <li key={`${state.state} ${state.at}`} className={styles.version}>
            <div className={styles.line}>
              <Moment at={state.at} />
              <span className={styles.quiet}>{people.find(({ id }) => id === state.by)?.name}</span>
            </div>
            <div className={styles.line}>
              <span className={styles.quiet}>
                {procedures.stepCount(state.stepCount)} · {procedures.hazardCount(state.hazardCount)}
              </span>
              {state === latest && <span className={styles.quiet}>{page.now}</span>}
              {state !== latest && mayBringBack && (
                <Button
                  kind="quiet"
                  isBusy={bringBack.isPending && bringBack.variables === state.state}
                  onPress={() => bringBack.mutate(state.state)}
                >
                  {page.bringBack}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ol>
      {bringBack.isSuccess && (
        <Notice kind="good" icon="check">
          {page.broughtBack}
        </Notice>
      )}
      <Refusal error={bringBack.error} />
    </Panel>
  )
}
