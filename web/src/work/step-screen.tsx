import { Activity, useEffect, useRef, useState } from 'react'
import { useWords } from '../languages/words.tsx'
import { unacknowledgedIn } from '../offline/standing.ts'
import type { PlacedStep } from '../offline/work-on-record.ts'
import { useTitle } from '../parts/use-title.ts'
import { Answers } from './answers.tsx'
import { DeviceFaults, Unsent } from './device-state.tsx'
import { PauseSheet, ProblemSheet } from './later.tsx'
import { Progress } from './progress.tsx'
import type { ShownWork } from './shown-work.ts'
import styles from './step-screen.module.css'
import { StepText } from './step-text.tsx'
import { WorkTop } from './work-top.tsx'

/** One step: what to do, what is dangerous, what to call and to see, and the two answers. */
export function StepScreen({ work, record, standing, step }: ShownWork & { step: PlacedStep }) {
  const words = useWords()
  const [problem, setProblem] = useState<'open' | 'half said'>()
  const [isPausing, setPausing] = useState(false)
  const title = useRef<HTMLHeadingElement>(null)
  useTitle(
    `${words.step.place(step.number, record.sop.tasks.flatMap(({ steps }) => steps).length)} · ${record.sop.title}`,
  )

  // Also whoever hears the page is taken to the step that has come.
  useEffect(() => title.current?.focus(), [])

  return (
    <div className={styles.screen}>
      <WorkTop record={record} standing={standing} onPause={() => setPausing(true)}>
        <DeviceFaults work={work} record={record} />
        <div className={styles.progress}>
          <Progress record={record} step={step} />
        </div>
      </WorkTop>
      <main className={styles.body}>
        <StepText
          title={title}
          step={step}
          standing={standing}
          onAcknowledge={(hazardId) => void work.carryOut({ command: 'acknowledge', hazardIds: [hazardId] })}
        />
      </main>
      <Answers
        unacknowledged={unacknowledgedIn(standing)}
        isReported={standing.failure !== null}
        onOk={() => void work.carryOut({ command: 'check', stepId: step.id, finding: { result: 'pass' } })}
        onProblem={() => setProblem('open')}
      >
        {/* Here nothing that can be touched moves when it comes. */}
        <Unsent work={work} />
      </Answers>
      {problem && (
        // What was half said is there when it is opened again.
        <Activity mode={problem === 'open' ? 'visible' : 'hidden'}>
          <ProblemSheet
            number={step.number}
            onClose={() => setProblem('half said')}
            onReport={(finding) => {
              setProblem(undefined)
              void work.carryOut({ command: 'check', stepId: step.id, finding })
            }}
          />
        </Activity>
      )}
      {isPausing && <PauseSheet work={work} record={record} onClose={() => setPausing(false)} />}
    </div>
  )
}
