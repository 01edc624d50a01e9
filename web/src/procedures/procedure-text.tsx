import { useDeskWords } from '../languages/desk-words.ts'
import { isolated } from '../languages/isolating.ts'
import { classes } from '../parts/classes.ts'
import { useMost } from '../parts/first-of.tsx'
import { Icon } from '../parts/icon.tsx'
import { Recorded } from '../parts/recorded.tsx'
import { SeverityMark, severityClass } from '../parts/severity.tsx'
import { shownOf } from '../parts/texts.ts'
import { useQuoted } from '../parts/use-quoted.ts'
import { firstSteps } from './first-steps.ts'
import type { Hazard, Procedure, Step, Task } from './procedure.ts'
import styles from './procedure-text.module.css'

/** A version as one reads it: its tasks, their steps, what to point at and call, what must be seen, what can hurt. */
export function ProcedureText({ sop }: { sop: Pick<Procedure, 'tasks'> }) {
  const { most, more } = useMost(sop.tasks.reduce((sum, { steps }) => sum + Math.max(steps.length, 1), 0))

  return (
    <>
      {firstSteps(sop.tasks, most).map((shown) => (
        <TaskText key={shown.number} {...shown} />
      ))}
      {more && <p>{more}</p>}
    </>
  )
}

function TaskText({ task, number, stepsBefore }: { task: Task; number: number; stepsBefore: number }) {
  const { document } = useDeskWords().procedures

  return (
    <section className={styles.task} aria-label={`${document.task(number)}: ${isolated(task.title)}`}>
      <header>
        <p className={styles.number}>{document.task(number)}</p>
        <h2>
          <Recorded text={task.title} as="title" />
        </h2>
        {task.description && (
          <p className={styles.body}>
            <Recorded text={task.description} />
          </p>
        )}
      </header>
      <ol className={styles.steps}>
        {task.steps.map((step, at) => (
          <StepText // biome-ignore lint/suspicious/noArrayIndexKey: as above.
            key={at}
            step={step}
            number={stepsBefore + at + 1}
          />
        ))}
      </ol>
    </section>
  )
}

function StepText({ step, number }: { step: Step; number: number }) {
  const { document } = useDeskWords().procedures
  const quoted = useQuoted()
  const { heading, body } = shownOf(step)

  return (
    <li className={styles.step}>
      <span className={styles.stepNumber} aria-hidden="true">
        {number}
      </span>
      <div className={styles.says}>
        <h3>
          <Recorded text={heading} as="title" />
        </h3>
        {body && (
          <p className={styles.body}>
            <Recorded text={body} />
          </p>
        )}
        {step.hazards.map((hazard, at) => (
          <HazardText // biome-ignore lint/suspicious/noArrayIndexKey: as above.
            key={at}
            hazard={hazard}
          />
        ))}
        {step.expectedAction && (
          <p className={styles.call}>
            <span className={styles.label}>{document.call}</span>
            <strong>
              <Recorded text={quoted(step.expectedAction)} as="title" />
            </strong>
          </p>
        )}
        {step.expectedResult && (
          <p className={styles.seen}>
            <span className={styles.label}>{document.seen}</span>
            <Recorded text={step.expectedResult} />
          </p>
        )}
      </div>
    </li>
  )
}

function HazardText({ hazard }: { hazard: Hazard }) {
  return (
    <div className={classes(styles.hazard, severityClass(hazard.severity))}>
      <SeverityMark severity={hazard.severity} />
      <div className={styles.says}>
        <p className={styles.danger}>
          <Recorded text={hazard.description} />
        </p>
        {hazard.mitigation && (
          <p className={styles.mitigation}>
            <Icon name="shield" />
            <span>
              <Recorded text={hazard.mitigation} />
            </span>
          </p>
        )}
      </div>
    </div>
  )
}
