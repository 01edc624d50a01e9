import { useEffect, useRef, useState } from 'react'
import { useLaterWords } from '../languages/later-words.ts'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { Moment } from '../parts/moment.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { useTitle } from '../parts/use-title.ts'
import { AbortForm } from './abort-form.tsx'
import { DeviceState } from './device-state.tsx'
import { Foot } from './foot.tsx'
import { Progress } from './progress.tsx'
import styles from './rest.module.css'
import type { ShownWork } from './shown-work.ts'
import screen from './step-screen.module.css'
import { WorkTop } from './work-top.tsx'

/** Work that rests: where it goes on, and how. */
export function PausedScreen({ work, record, standing }: ShownWork) {
  const { rest } = useLaterWords()
  const [isAborting, setAborting] = useState(false)
  const title = useRef<HTMLHeadingElement>(null)
  const since = standing.pausedAt
  useTitle(`${rest.title} · ${record.sop.title}`)
  useEffect(() => title.current?.focus(), [])

  return (
    <div className={screen.screen}>
      <WorkTop record={record} standing={standing}>
        <DeviceState work={work} record={record} />
        <div className={screen.progress}>
          {standing.step && <Progress record={record} step={standing.step} />}
        </div>
      </WorkTop>
      <main className={styles.body}>
        <span className={styles.sign}>
          <Icon name="pause" />
        </span>
        <h1 ref={title} tabIndex={-1}>
          {rest.title}
        </h1>
        {since && (
          <p>
            {rest.since} <Moment at={since} />
          </p>
        )}
        <p className={screen.detail}>{rest.text}</p>
      </main>
      <Foot>
        <Button
          kind="main"
          size="large"
          width="all"
          icon="play"
          onPress={() => void work.carryOut({ command: 'resume' })}
        >
          {rest.resume}
        </Button>
        <Button kind="quietStop" onPress={() => setAborting(true)}>
          {rest.abort}
        </Button>
      </Foot>
      {isAborting && (
        <Sheet title={rest.abortTitle} onClose={() => setAborting(false)}>
          <AbortForm work={work} record={record} onClose={() => setAborting(false)} />
        </Sheet>
      )}
    </div>
  )
}
