import { type LaterWords, useLaterWords } from '../languages/later-words.ts'
import type { Entry } from '../offline/kept.ts'
import { stepsOf, type WorkRecord } from '../offline/work-on-record.ts'
import { Button } from '../parts/button.tsx'
import { Recorded } from '../parts/recorded.tsx'
import { Notice } from '../parts/state.tsx'
import styles from './device-state.module.css'

type Problem = NonNullable<Entry['problem']>

/** What the server did not take, why, and what to do; until somebody has seen it. */
export function RefusedAnswers(props: {
  refused: readonly Entry[]
  record: WorkRecord
  onDismiss: () => void
}) {
  const { refused, record, onDismiss } = props
  const { refused: words } = useLaterWords()

  return (
    <Notice kind="problem" icon="warning">
      <p>
        <strong>{words.title}</strong>
      </p>
      <ul className={styles.refused}>
        {refused.map(({ command, problem }) => (
          <li key={command.id}>
            <Given command={command} record={record} />
            <p>{problem ? whyNot(problem, record, words) : words.following}</p>
            {problem?.next && <p>{problem.next}</p>}
          </li>
        ))}
      </ul>
      <Button onPress={onDismiss}>{words.dismiss}</Button>
    </Notice>
  )
}

/** A step is named by its place where the server, which was told of it by its id, names it by that. */
function whyNot(problem: Problem, record: WorkRecord, words: LaterWords['refused']): string {
  if (problem.code !== 'not_the_current_step') return problem.detail
  const step = stepsOf(record.sop).find(({ id }) => id === problem.data['currentStepId'])

  return step ? words.otherStep(step.number) : problem.detail
}

function Given({ command, record }: { command: Entry['command']; record: WorkRecord }) {
  const { refused: words } = useLaterWords()
  if (command.command !== 'check') return <strong>{words.given[command.command]}</strong>
  const number = stepsOf(record.sop).find(({ id }) => id === command.stepId)?.number ?? 0

  return (
    <>
      <strong>
        {words.given.check[command.finding.result]} · {words.at(number)}
      </strong>
      {command.finding.feedback && (
        <q>
          <Recorded text={command.finding.feedback} />
        </q>
      )}
    </>
  )
}
