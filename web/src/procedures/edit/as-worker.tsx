import { useDeferredValue } from 'react'
import { useDeskWords } from '../../languages/desk-words.ts'
import type { PlacedStep } from '../../offline/work-on-record.ts'
import { Phone } from '../preview/phone.tsx'
import preview from '../preview/preview.module.css'
import { type DraftForm, procedureOf } from './draft.ts'
import styles from './editor.module.css'

interface AsWorkerProps {
  form: DraftForm
  /** The key of the step that is shown; without one the first is. */
  open: string | undefined
  onOpen: (step: string, isOpen: boolean) => void
}

/** The step that is open on the worker's own screen, as it would be with what is typed by now. */
export function AsWorker({ form, open, onOpen }: AsWorkerProps) {
  const words = useDeskWords().procedures.preview
  const shown = useDeferredValue(form)
  const steps = placed(shown)
  const at = Math.max(
    0,
    steps.findIndex(({ id }) => id === open),
  )
  const [step, next] = [steps[at], steps[at + 1]]
  if (!step) return null

  return (
    <aside className={styles.beside}>
      <section className={preview.frame} aria-label={words.screen}>
        <Phone
          key={step.id}
          tasks={shown.tasks.map((task) => ({ ...task, id: task.key }))}
          step={step}
          onDone={() => next && onOpen(next.id, true)}
        />
      </section>
    </aside>
  )
}

/** Each step as it would be on record, by the keys that the form has for its parts. */
function placed(form: DraftForm): PlacedStep[] {
  return procedureOf(form)
    .tasks.flatMap(({ title, steps }, at) =>
      steps.map((step, place) => ({ step, place, task: { number: at + 1, title, form: form.tasks[at] } })),
    )
    .map(({ step, place, task }, at) => {
      const its = task.form?.steps[place]
      const id = its?.key ?? ''

      return {
        ...step,
        id,
        originId: id,
        orderIndex: place,
        hazards: step.hazards.map((hazard, which) => {
          const key = its?.hazards[which]?.key ?? ''

          return { ...hazard, id: key, originId: key }
        }),
        number: at + 1,
        task: { number: task.number, title: task.title },
      }
    })
}
