import { useQuery } from '@tanstack/react-query'
import { useWords } from '../languages/words.tsx'
import { useIsHeldBack } from '../offline/held-back.ts'
import { keepsAnything } from '../offline/kept.ts'
import type { OwnWork } from '../offline/use-work.ts'
import type { WorkRecord } from '../offline/work-on-record.ts'
import { Icon } from '../parts/icon.tsx'
import { Notice } from '../parts/state.tsx'
import { useConnection } from '../server/connection.ts'
import styles from './device-state.module.css'
import { RefusedAnswers } from './later.tsx'

/** Whether this browser keeps anything; undefined until that is known. */
function useKeeps(): boolean | undefined {
  return useQuery({ queryKey: ['keeps'], queryFn: keepsAnything, staleTime: Number.POSITIVE_INFINITY }).data
}

interface DeviceProps {
  work: OwnWork
  record: WorkRecord
}

/** What is on this device alone, and what the server did not take; nothing while all is well. */
export function DeviceState({ work, record }: DeviceProps) {
  return (
    <>
      <div className={styles.state}>
        <Unsent work={work} />
      </div>
      <DeviceFaults work={work} record={record} />
    </>
  )
}

/** What this device or the server did not take. */
export function DeviceFaults({ work, record }: DeviceProps) {
  const { device } = useWords()
  const keeps = useKeeps()

  return (
    <div className={styles.state}>
      {keeps === false && <p className={styles.strip}>{device.notKept}</p>}
      {work.isFull && (
        <Notice kind="problem" icon="warning">
          {device.full}
        </Notice>
      )}
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

/** Calm, in the same place, as long as what was answered can't be sent. */
export function Unsent({ work: { waiting } }: { work: OwnWork }) {
  const { device } = useWords()
  const keeps = useKeeps()
  const connection = useConnection()
  const isOffline = connection !== 'there'
  const isHeldBack = useIsHeldBack() && waiting.length > 0
  const isShown = isOffline || isHeldBack
  const checks = waiting.filter(({ command }) => command.command === 'check').length
  const safe = checks === 0 && waiting.length > 0 ? device.safeAnswers : device.safe(checks)

  return (
    <div role="status" className={isShown ? styles.strip : undefined}>
      {isShown && (
        <>
          <Icon name={isOffline ? 'offline' : 'clock'} />
          <span>
            {device[connection === 'there' ? 'busy' : connection]}
            {keeps !== false ? safe : device.unsent(waiting.length)}
          </span>
        </>
      )}
    </div>
  )
}
