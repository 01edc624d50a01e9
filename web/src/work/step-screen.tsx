import { useEffect, useRef, useState } from 'react'
import { useWords } from '../languages/words.tsx'
import { unacknowledgedIn } from '../offline/standing.ts'
import type { PlacedStep } from '../offline/work-on-record.ts'
import { Moment } from '../parts/moment.tsx'
import { Notice } from '../parts/state.tsx'
import { useTitle } from '../parts/use-title.ts'
import { Answers } from './answers.tsx'
import { Call } from './call.tsx'
import { DeviceState } from './device-state.tsx'
import { HazardPanel } from './hazard-panel.tsx'
import { PauseSheet, ProblemSheet } from './later.tsx'
import { Progress } from './progress.tsx'
import type { ShownWork } from './shown-work.ts'
import styles from './step-screen.module.css'
import { headingIn } from './texts.ts'
import { WorkTop } from './work-top.tsx'

/** One step: what to do, what is dangerous, what to call and to see, and the two answers. */
export function StepScreen({ work, record, standing, step }: ShownWork & { step: PlacedStep }) {
  const words = useWords()
  const [asked, setAsked] = useState<'problem' | 'pause'>()
  const { heading, body } = headingIn(step.description)
  const title = useRef<HTMLHeadingElement>(null)
  useTitle(
    `${words.step.place(step.number, record.sop.tasks.flatMap(({ steps }) => steps).length)} · ${record.sop.title}`,
  )

  // Also whoever hears the page is taken to the step that has come.
  useEffect(() => title.current?.focus(), [])

  return (
    <div className={styles.screen}>
      <WorkTop record={record} standing={standing} onPause={() => setAsked('pause')}>
        <DeviceState work={work} record={record} />
        <div className={styles.progress}>
          <Progress record={record} step={step} />
        </div>
      </WorkTop>
      <main className={styles.body}>
        <h1 ref={title} tabIndex={-1} className={isLong(heading) ? styles.long : styles.heading}>
          {heading}
        </h1>
        {body && <p className={styles.detail}>{body}</p>}
        {standing.failure && (
          <div className={styles.failure}>
            <Notice kind="problem" icon="flag">
              <p>
                <strong>{words.step.reported}</strong> <Moment at={standing.failure.at} as="time" />
              </p>
              {standing.failure.says && <q>{standing.failure.says}</q>}
              <p>{words.step.reportedNext}</p>
            </Notice>
          </div>
        )}
        {step.hazards.map((hazard) => (
          <HazardPanel
            key={hazard.id}
            hazard={hazard}
            acknowledgedAt={standing.acknowledged.get(hazard.id)}
            onAcknowledge={() => void work.carryOut({ command: 'acknowledge', hazardIds: [hazard.id] })}
          />
        ))}
        {step.expectedAction && <Call text={step.expectedAction} />}
        {step.expectedResult && (
          <div className={styles.result}>
            <h2>{words.step.mustSee}</h2>
            <p>{step.expectedResult}</p>
          </div>
        )}
      </main>
      <Answers
        unacknowledged={unacknowledgedIn(standing)}
        onOk={() => void work.carryOut({ command: 'check', stepId: step.id, finding: { result: 'pass' } })}
        onProblem={() => setAsked('problem')}
      />
      {asked === 'problem' && (
        <ProblemSheet
          number={step.number}
          onClose={() => setAsked(undefined)}
          onReport={(finding) => {
            setAsked(undefined)
            void work.carryOut({ command: 'check', stepId: step.id, finding })
          }}
        />
      )}
      {asked === 'pause' && <PauseSheet work={work} record={record} onClose={() => setAsked(undefined)} />}
    </div>
  )
}

/** Too long to be read as a heading; a kanji says more than a letter. */
function isLong(heading: string): boolean {
  const wide = heading.match(/[\u3000-\u9fff\uff00-\uffef]/gu)?.length ?? 0

  return heading.length + wide > 90
}
