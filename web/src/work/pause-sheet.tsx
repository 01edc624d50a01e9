import { useState } from 'react'
import { useLaterWords } from '../languages/later-words.ts'
import { useWords } from '../languages/words.tsx'
import type { OwnWork } from '../offline/use-work.ts'
import type { WorkRecord } from '../offline/work-on-record.ts'
import { Button } from '../parts/button.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { AbortForm } from './abort-form.tsx'
import styles from './problem-sheet.module.css'

/** Leaving for a while; and, behind that, for good. */
export function PauseSheet(props: { work: OwnWork; record: WorkRecord; onClose: () => void }) {
  const { work, record, onClose } = props
  const { common } = useWords()
  const { rest } = useLaterWords()
  const [isAborting, setAborting] = useState(false)
  if (isAborting) {
    return (
      <Sheet key="abort" title={rest.abortTitle} onClose={onClose}>
        <AbortForm work={work} record={record} onClose={onClose} />
      </Sheet>
    )
  }

  return (
    <Sheet key="pause" title={rest.pauseTitle} onClose={onClose}>
      <p className={styles.lead}>{rest.pauseText}</p>
      <div className={styles.pair}>
        <Button size="large" onPress={onClose}>
          {common.back}
        </Button>
        <Button
          size="large"
          kind="main"
          icon="pause"
          onPress={() => {
            onClose()
            void work.carryOut({ command: 'pause' })
          }}
        >
          {rest.pause}
        </Button>
      </div>
      <Button kind="quietStop" onPress={() => setAborting(true)}>
        {rest.abort}
      </Button>
    </Sheet>
  )
}
