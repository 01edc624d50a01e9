import type { Ref } from 'react'
import { languageOf } from '../languages/recorded.ts'
import { useWords } from '../languages/words.tsx'
import type { Standing } from '../offline/standing.ts'
import type { WorkStep } from '../offline/work-on-record.ts'
import { Moment } from '../parts/moment.tsx'
import { Recorded } from '../parts/recorded.tsx'
import { Notice } from '../parts/state.tsx'
import { shownOf } from '../parts/texts.ts'
import { Call } from './call.tsx'
import { HazardPanel } from './hazard-panel.tsx'
import styles from './step-screen.module.css'

interface StepTextProps {
  step: WorkStep
  standing: Pick<Standing, 'failure' | 'acknowledged'>
  onAcknowledge: (hazardId: string) => void
  title?: Ref<HTMLHeadingElement>
}

/** What a step says between its place and its answers, wherever it is shown. */
export function StepText({ step, standing, onAcknowledge, title }: StepTextProps) {
  const words = useWords()
  const { heading, body } = shownOf(step)

  return (
    <>
      <h1
        ref={title}
        tabIndex={-1}
        lang={languageOf(heading)}
        className={isLong(heading) ? styles.long : styles.heading}
      >
        <Recorded text={heading} as="title" />
      </h1>
      {body && (
        <p className={styles.detail}>
          <Recorded text={body} />
        </p>
      )}
      {standing.failure && (
        <div className={styles.failure}>
          <Notice kind="problem" icon="flag">
            <p>
              <strong>{words.step.reported}</strong> <Moment at={standing.failure.at} as="time" />
            </p>
            {standing.failure.says && (
              <q>
                <Recorded text={standing.failure.says} />
              </q>
            )}
            <p>{words.step.reportedNext}</p>
          </Notice>
        </div>
      )}
      {step.hazards.map((hazard) => (
        <HazardPanel
          key={hazard.id}
          hazard={hazard}
          acknowledgedAt={standing.acknowledged.get(hazard.id)}
          onAcknowledge={() => onAcknowledge(hazard.id)}
        />
      ))}
      {step.expectedAction && <Call text={step.expectedAction} />}
      {step.expectedResult && (
        <div className={styles.result}>
          <h2>{words.step.mustSee}</h2>
          <p>
            <Recorded text={step.expectedResult} />
          </p>
        </div>
      )}
    </>
  )
}

/** Too long to be read as a heading; a kanji says more than a letter. */
function isLong(heading: string): boolean {
  const wide = heading.match(/[\u3000-\u9fff\uff00-\uffef]/gu)?.length ?? 0

  return heading.length + wide > 90
}
