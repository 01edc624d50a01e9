import { useState } from 'react'
import { useDeskWords } from '../../languages/desk-words.ts'
import { Button } from '../../parts/button.tsx'
import { LimitedField } from '../../parts/limited-field.tsx'
import { Panel } from '../../shell/page.tsx'
import { changed, moved, newStep, type StepForm, type TaskForm, without } from './draft.ts'
import styles from './editor.module.css'
import { StepEditor } from './step-editor.tsx'

interface TaskEditorProps {
  task: TaskForm
  number: number
  stepsBefore: number
  onChange: (task: TaskForm) => void
  onRemove: (() => void) | undefined
}

/** A task: its words, and its steps in their order. */
export function TaskEditor({ task, number, stepsBefore, onChange, onRemove }: TaskEditorProps) {
  const { edit, document } = useDeskWords().procedures
  const [said, setSaid] = useState('')
  const [open, setOpen] = useState<string>()
  const move = (step: StepForm, by: number) => {
    const steps = moved(task.steps, step, by)
    onChange({ ...task, steps })
    setSaid(edit.moved(step.heading, steps.indexOf(step) + 1))
  }

  return (
    <Panel title={document.task(number)}>
      <div className={styles.stack}>
        <LimitedField
          limit="title"
          label={edit.taskTitle}
          value={task.title}
          onChange={(title) => onChange({ ...task, title })}
        />
        <LimitedField
          limit="text"
          label={edit.taskDescription}
          value={task.description}
          onChange={(description) => onChange({ ...task, description })}
          rows={2}
        />
        <ol className={styles.steps}>
          {task.steps.map((step, at) => (
            <StepEditor
              key={step.key}
              step={step}
              number={stepsBefore + at + 1}
              isOpen={open === step.key}
              onToggle={(isOpen) =>
                setOpen((before) => (isOpen ? step.key : before === step.key ? undefined : before))
              }
              onChange={(next) => onChange({ ...task, steps: changed(task.steps, next) })}
              onMove={(by) => move(step, by)}
              onRemove={() => onChange({ ...task, steps: without(task.steps, step) })}
            />
          ))}
        </ol>
        <p className={styles.said} role="status">
          {said}
        </p>
        <p className={styles.quiet}>{edit.keys}</p>
        <div className={styles.row}>
          <Button
            icon="plus"
            onPress={() => {
              const step = newStep()
              onChange({ ...task, steps: [...task.steps, step] })
              setOpen(step.key)
            }}
          >
            {edit.addStep}
          </Button>
          {onRemove && (
            <Button kind="quietStop" onPress={onRemove}>
              {edit.remove}
            </Button>
          )}
        </div>
      </div>
    </Panel>
  )
}
