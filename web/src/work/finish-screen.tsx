import { useEffect, useRef, useState } from 'react'
import { useLaterWords } from '../languages/later-words.ts'
import { Button } from '../parts/button.tsx'
import { useTitle } from '../parts/use-title.ts'
import { DeviceState } from './device-state.tsx'
import { Foot } from './foot.tsx'
import { PauseSheet } from './later.tsx'
import type { ShownWork } from './shown-work.ts'
import styles from './step-screen.module.css'
import { Summary } from './summary.tsx'
import { WorkTop } from './work-top.tsx'

/** Every step is done: what comes to the supervisor, and the one thing left to do. */
export function FinishScreen({ work, record, standing }: ShownWork) {
  const { finish } = useLaterWords()
  const [isPausing, setPausing] = useState(false)
  const title = useRef<HTMLHeadingElement>(null)
  useTitle(`${finish.title} · ${record.sop.title}`)
  useEffect(() => title.current?.focus(), [])

  return (
    <div className={styles.screen}>
      <WorkTop record={record} standing={standing} onPause={() => setPausing(true)}>
        <DeviceState work={work} record={record} />
      </WorkTop>
      <main className={styles.body}>
        <h1 ref={title} tabIndex={-1} className={styles.heading}>
          {finish.title}
        </h1>
        <p className={styles.detail}>{finish.text}</p>
        <Summary work={work} record={record} standing={standing} />
      </main>
      <Foot>
        <Button
          kind="main"
          size="large"
          width="all"
          icon="check"
          onPress={() => {
            void work.carryOut({ command: 'complete' })
            void askToKeep()
          }}
        >
          {finish.handIn}
        </Button>
      </Foot>
      {isPausing && <PauseSheet work={work} record={record} onClose={() => setPausing(false)} />}
    </div>
  )
}

/** Whoever has done work here has something to lose: a browser then clears what is kept only when it is told to. */
async function askToKeep(): Promise<void> {
  if (isSecureContext) await navigator.storage.persist().catch(() => false)
}
