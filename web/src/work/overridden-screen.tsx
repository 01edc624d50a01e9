import { useEffect, useRef } from 'react'
import { useLaterWords } from '../languages/later-words.ts'
import { stepsOf } from '../offline/work-on-record.ts'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { Moment } from '../parts/moment.tsx'
import { Recorded } from '../parts/recorded.tsx'
import { SeverityMark } from '../parts/severity.tsx'
import { headingIn } from '../parts/texts.ts'
import { useTitle } from '../parts/use-title.ts'
import { nameOf } from '../records/work-record.ts'
import { DeviceState } from './device-state.tsx'
import { Foot } from './foot.tsx'
import styles from './overridden-screen.module.css'
import type { ShownWork } from './shown-work.ts'
import screen from './step-screen.module.css'
import { WorkTop } from './work-top.tsx'

interface OverriddenScreenProps extends ShownWork {
  override: ShownWork['record']['checks'][number]
  onRead: () => void
}

/** A supervisor took the work on from a step that failed: who, on what condition, and what is still dangerous there. */
export function OverriddenScreen({ work, record, standing, override, onRead }: OverriddenScreenProps) {
  const { overridden } = useLaterWords()
  const title = useRef<HTMLHeadingElement>(null)
  const step = stepsOf(record.sop).find(({ id }) => id === override.stepId)
  const hazards = step?.hazards.filter(({ id }) => !standing.acknowledged.has(id)) ?? []
  const says = overridden.title(step?.number ?? 0)
  useTitle(`${says} · ${record.sop.title}`)
  useEffect(() => title.current?.focus(), [])

  return (
    <div className={screen.screen}>
      <WorkTop record={record} standing={standing}>
        <DeviceState work={work} record={record} />
      </WorkTop>
      <main className={screen.body}>
        <h1 ref={title} tabIndex={-1} className={screen.heading}>
          {says}
        </h1>
        {step && (
          <p className={screen.detail}>
            <Recorded text={headingIn(step.description).heading} />
          </p>
        )}
        <blockquote className={styles.override}>
          <p className={styles.by}>
            <Icon name="pen" />
            <bdi>{nameOf(record, override.overrideBy)}</bdi> <Moment at={override.checkedAt} as="recent" />
          </p>
          <p className={styles.reason}>
            <Recorded text={override.overrideReason ?? ''} />
          </p>
        </blockquote>
        <p className={screen.detail}>{overridden.text}</p>
        {hazards.length > 0 && (
          <>
            <p className={screen.detail}>{overridden.hazards}</p>
            <ul className={styles.hazards}>
              {hazards.map(({ id, severity, description, mitigation }) => (
                <li key={id}>
                  <SeverityMark severity={severity} />
                  <span>
                    <Recorded text={description} />
                    {mitigation && (
                      <small>
                        <Recorded text={mitigation} />
                      </small>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </main>
      <Foot>
        <Button kind="main" size="large" width="all" icon="check" onPress={onRead}>
          {standing.step ? overridden.goOn(standing.step.number) : overridden.done}
        </Button>
      </Foot>
    </div>
  )
}
