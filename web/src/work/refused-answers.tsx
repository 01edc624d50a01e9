import { useWords } from '../languages/words.tsx'
import type { Entry } from '../offline/kept.ts'
import { stepsOf, type WorkRecord } from '../offline/work-on-record.ts'
import { Button } from '../parts/button.tsx'
import { Notice } from '../parts/state.tsx'
import styles from './device-state.module.css'

/** What the server did not take, why, and what to do; until somebody has seen it. */
export function RefusedAnswers(props: {
  refused: readonly Entry[]
  record: WorkRecord
  onDismiss: () => void
}) {
  const { refused, record, onDismiss } = props
  const { device } = useWords()

  return (
    <Notice kind="problem" icon="warning">
      <p>
        <strong>{device.refused}</strong>
      </p>
      <ul className={styles.refused}>
        {refused.map(({ command, problem }) => (
          <li key={command.id}>
            <Given command={command} record={record} />
            <p>{problem ? problem.detail : device.refusedFollowing}</p>
            {problem?.next && <p>{problem.next}</p>}
          </li>
        ))}
      </ul>
      <Button onPress={onDismiss}>{device.dismiss}</Button>
    </Notice>
  )
}

function Given({ command, record }: { command: Entry['command']; record: WorkRecord }) {
  const { device } = useWords()
  if (command.command !== 'check') return <strong>{device.given[command.command]}</strong>
  const number = stepsOf(record.sop).find(({ id }) => id === command.stepId)?.number ?? 0

  return (
    <>
      <strong>
        {device.given.check[command.finding.result]} · {device.at(number)}
      </strong>
      {command.finding.feedback && <q>{command.finding.feedback}</q>}
    </>
  )
}
