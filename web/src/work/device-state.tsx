import { useQuery } from '@tanstack/react-query'
import { useWords } from '../languages/words.tsx'
import { type Entry, keepsAnything } from '../offline/kept.ts'
import type { OwnWork } from '../offline/use-work.ts'
import type { WorkRecord } from '../offline/work-on-record.ts'
import { Icon } from '../parts/icon.tsx'
import { Notice } from '../parts/state.tsx'
import { useIsOffline } from '../server/connection.ts'
import styles from './device-state.module.css'
import { RefusedAnswers } from './later.tsx'

/** What is on this device alone, and what the server did not take; nothing while all is well. */
export function DeviceState({ work, record }: { work: OwnWork; record: WorkRecord }) {
  const { device } = useWords()
  const keeps = useQuery({
    queryKey: ['keeps'],
    queryFn: keepsAnything,
    staleTime: Number.POSITIVE_INFINITY,
  })

  return (
    <div className={styles.state}>
      <OfflineStrip waiting={work.waiting} />
      {keeps.data === false && <p className={styles.strip}>{device.notKept}</p>}
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
