import { useWords } from '../languages/words.tsx'
import type { Entry } from '../offline/kept.ts'
import type { OwnWork } from '../offline/use-work.ts'
import { stepsOf, type WorkRecord } from '../offline/work-on-record.ts'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { Notice } from '../parts/state.tsx'
import { useIsOffline } from '../server/connection.ts'
import styles from './device-state.module.css'

/** What is on this device alone, and what the server did not take; nothing while all is well. */
export function DeviceState({ work, record }: { work: OwnWork; record: WorkRecord }) {
  return (
    <div className={styles.state}>
      <OfflineStrip waiting={work.waiting} />
      {work.refused.length > 0 && (
        <RefusedAnswers
          refused={work.refused}
          record={record}
          onDismiss={() => void work.dismiss(work.refused.map(({ command }) => command.id))}
        />
      )}
    </div>
  )
}

function OfflineStrip({ waiting }: { waiting: readonly Entry[] }) {
  const { device } = useWords()
  const isOffline = useIsOffline()
  const checks = waiting.filter(({ command }) => command.command === 'check').length
  const says = checks === 0 && waiting.length > 0 ? device.safeAnswers : device.safe(checks)

  return (
    <div role="status" className={isOffline ? styles.strip : undefined}>
      {isOffline && (
        <>
          <Icon name="offline" />
          <span>
            {device.offline} {says}
          </span>
        </>
      )}
    </div>
  )
}

function RefusedAnswers(props: {
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
            {problem && <p>{problem.detail}</p>}
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
