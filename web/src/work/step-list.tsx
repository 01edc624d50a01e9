import { isSerious } from '../../../src/domain/serious.ts'
import { useWords } from '../languages/words.tsx'
import { stepsOf, type WorkTask } from '../offline/work-on-record.ts'
import { classes } from '../parts/classes.ts'
import { Icon } from '../parts/icon.tsx'
import { Recorded } from '../parts/recorded.tsx'
import { SeverityMark } from '../parts/severity.tsx'
import { headingIn } from '../parts/texts.ts'
import styles from './step-list.module.css'

interface StepListProps {
  tasks: readonly WorkTask[]
  /** So many steps are done. */
  done?: number
  current?: string | undefined
  /** What is to be said of those that are done otherwise than by OK, by their ids. */
  otherwise?: ReadonlyMap<string, string>
}

/** Every task with its steps, and the gravest hazards of each. */
export function StepList({ tasks, done = 0, current, otherwise }: StepListProps) {
  const words = useWords()
  const steps = stepsOf({ tasks })

  return (
    <div className={styles.list}>
      {tasks.map(({ id, title }, at) => (
        <section key={id}>
          <h3 className={styles.task}>
            <Recorded text={title} />
          </h3>
          <ol>
            {steps
              .filter(({ task }) => task.number === at + 1)
              .map(({ id, number, description, hazards }) => (
                <li
                  key={id}
                  className={classes(styles.step, otherwise?.has(id) && styles.otherwise)}
                  aria-current={id === current ? 'step' : undefined}
                >
                  <span className={styles.number}>
                    {number <= done ? <Icon name={otherwise?.has(id) ? 'pen' : 'check'} /> : number}
                  </span>
                  <span className={styles.text}>
                    <Recorded text={headingIn(description).heading} />
                    {number <= done &&
                      (otherwise?.has(id) ? (
                        <small>{otherwise.get(id)}</small>
                      ) : (
                        <span className={styles.unseen}> ({words.step.done})</span>
                      ))}
                  </span>
                  <span className={styles.marks}>
                    {[...new Set(hazards.filter(isSerious).map(({ severity }) => severity))].map(
                      (severity) => (
                        <SeverityMark key={severity} severity={severity} />
                      ),
                    )}
                  </span>
                </li>
              ))}
          </ol>
        </section>
      ))}
    </div>
  )
}
