import { useMemo, useState } from 'react'
import { useDeskWords } from '../../languages/desk-words.ts'
import { type StepOf, withStep, withStepMoved, withTask } from './arranging.ts'
import { newHazard, newStep, newTask, type StepForm, type TaskForm, without } from './draft.ts'
import type { useDraft } from './use-draft.ts'

type Draft = Pick<ReturnType<typeof useDraft>, 'change' | 'arrange'>

/** All that is done to a draft; it stays the same from one letter to the next, so that only what changed is drawn anew. */
export interface Edits {
  title: (title: string) => void
  addTask: () => void
  removeTask: (task: string) => void
  task: (task: string, words: Partial<Pick<TaskForm, 'title' | 'description'>>) => void
  addStep: (task: string) => void
  step: (of: StepOf, how: (step: StepForm) => StepForm) => void
  /** So many places down, or up below 0; and what is said of it. */
  moveStep: (of: StepOf, by: number, said: string) => void
  removeStep: (of: StepOf) => void
  addHazard: (of: StepOf) => void
  removeHazard: (of: StepOf, hazard: string) => void
  toggle: (step: string, isOpen: boolean) => void
}

/** With which step is open, one at a time, and what is said of a part that was moved or removed. */
export function useEdits({ change, arrange }: Draft) {
  const { edit } = useDeskWords().procedures
  const [open, setOpen] = useState<string>()
  const [said, setSaid] = useState('')
  const edits = useMemo<Edits>(
    () => ({
      title: (title) => change((form) => ({ ...form, title })),
      addTask: () => change((form) => ({ ...form, tasks: [...form.tasks, newTask()] })),
      removeTask: (key) => {
        arrange((form) => ({ ...form, tasks: without(form.tasks, { key }) }))
        setSaid(edit.removed)
      },
      task: (key, words) => change((form) => withTask(form, key, (task) => ({ ...task, ...words }))),
      addStep: (key) => {
        const step = newStep()
        change((form) => withTask(form, key, (task) => ({ ...task, steps: [...task.steps, step] })))
        setOpen(step.key)
      },
      step: (of, how) => change((form) => withStep(form, of, how)),
      moveStep: (of, by, said) => {
        arrange((form) => withStepMoved(form, of, by))
        setSaid(said)
      },
      removeStep: ({ task, step }) => {
        arrange((form) =>
          withTask(form, task, (one) => ({ ...one, steps: without(one.steps, { key: step }) })),
        )
        setSaid(edit.removed)
      },
      addHazard: (of) =>
        change((form) =>
          withStep(form, of, (step) => ({ ...step, hazards: [...step.hazards, newHazard()] })),
        ),
      removeHazard: (of, key) => {
        arrange((form) =>
          withStep(form, of, (step) => ({ ...step, hazards: without(step.hazards, { key }) })),
        )
        setSaid(edit.removed)
      },
      toggle: (step, isOpen) => setOpen((now) => (isOpen ? step : now === step ? undefined : now)),
    }),
    [change, arrange, edit],
  )

  return { edits, open, said, say: setSaid }
}
