import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { Help } from '../help/help.tsx'
import { useWords } from '../languages/words.tsx'
import type { Standing } from '../offline/standing.ts'
import type { WorkRecord } from '../offline/work-on-record.ts'
import { Icon } from '../parts/icon.tsx'
import { Recorded } from '../parts/recorded.tsx'
import { Glance } from './later.tsx'
import styles from './work-top.module.css'

/** What is being done, the whole of it at a glance, and the way out for a while. */
export function WorkTop(props: {
  record: WorkRecord
  standing: Standing
  onPause?: () => void
  /** What stands above the step and is not of it. */
  children: ReactNode
}) {
  const { record, standing, onPause, children } = props
  const words = useWords()
  const [isGlancing, setGlancing] = useState(false)

  return (
    <header>
      <div className={styles.top}>
        <Link className={styles.home} to="/work" aria-label={words.work.home}>
          <Icon name="back" />
        </Link>
        <button type="button" className={styles.what} onClick={() => setGlancing(true)}>
          <b>
            <Recorded text={record.sop.title} as="title" />
          </b>
          <span>
            {words.work.version(record.sop.version)} · {words.step.all}
          </span>
        </button>
        <Help topic="step" />
        {onPause && (
          <button type="button" className={styles.pause} onClick={onPause}>
            <Icon name="pause" />
            {words.step.pause}
          </button>
        )}
        {isGlancing && <Glance record={record} standing={standing} onClose={() => setGlancing(false)} />}
      </div>
      {children}
    </header>
  )
}
