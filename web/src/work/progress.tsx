import { useWords } from '../languages/words.tsx'
import type { PlacedStep } from '../offline/work-on-record.ts'
import { Recorded } from '../parts/recorded.tsx'
import styles from './progress.module.css'

/** How far the work is: a piece a task, as long as it has steps. */
export function Progress({
  record,
  step,
}: {
  record: { sop: { tasks: readonly { id: string; steps: readonly unknown[] }[] } }
  step: PlacedStep
}) {
  const words = useWords()
  const { tasks } = record.sop
  const counts = tasks.map(({ steps }) => steps.length)
  const before = counts.map((_, at) => counts.slice(0, at).reduce((sum, count) => sum + count, 0))
  const total = counts.reduce((sum, count) => sum + count, 0)
  const done = step.number - 1

  return (
    <div>
      <p className={styles.row}>
        <span>
          {words.step.task(step.task.number, tasks.length)} <Recorded text={step.task.title} />
        </span>
        <strong>{words.step.place(step.number, total)}</strong>
      </p>
      <div
        className={styles.segments}
        role="progressbar"
        aria-label={words.step.place(step.number, total)}
        aria-valuemin={1}
        aria-valuemax={total}
        aria-valuenow={step.number}
      >
        {tasks.map(({ id }, at) => {
          const [from = 0, count = 1] = [before[at], counts[at]]
          const part = Math.min(Math.max((done - from) / count, 0), 1)

          return (
            <span key={id} className={styles.segment} style={{ flexGrow: count }}>
              <span className={styles.done} style={{ inlineSize: `${part * 100}%` }} />
            </span>
          )
        })}
      </div>
    </div>
  )
}
