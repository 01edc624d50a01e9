import { memo, useState } from 'react'
import { useDeskWords } from '../../languages/desk-words.ts'
import { isolated } from '../../languages/isolating.ts'
import { Button } from '../../parts/button.tsx'
import { useMost } from '../../parts/first-of.tsx'
import { LimitedField } from '../../parts/limited-field.tsx'
import { Panel } from '../../shell/page.tsx'
import type { TaskForm } from './draft.ts'
import styles from './editor.module.css'
import { StepEditor } from './step-editor.tsx'
import type { Edits } from './use-edits.ts'

interface TaskEditorProps {
  task: TaskForm
  number: number
  stepsBefore: number
  /** The one of its steps that is open. */
  open: string | undefined
  beginsFolded: boolean
  /** No draft is without a task. */
  isOnly: boolean
  edits: Edits
}

/** A task: its words, and its steps in their order. */
export const TaskEditor = memo((props: TaskEditorProps) => {
  const { task, number, stepsBefore, open, beginsFolded, isOnly, edits } = props
  const { edit, document } = useDeskWords().procedures
  const [isFolded, setFolded] = useState(beginsFolded)
  const { most, more, showAll } = useMost(task.steps.length)
  if (isFolded && open === undefined) {
    return (
      <Panel title={`${document.task(number)}: ${isolated(task.title)}`}>
        <Button icon="next" onPress={() => setFolded(false)}>
          {edit.showSteps(task.steps.length)}
        </Button>
      </Panel>
    )
  }
  const openAt = task.steps.findIndex(({ key }) => key === open)

  return (
    <Panel title={document.task(number)}>
      <div className={styles.stack}>
        <LimitedField
          limit="title"
          label={edit.taskTitle}
          value={task.title}
          onChange={(title) => edits.task(task.key, { title })}
        />
        <LimitedField
          limit="text"
          label={edit.taskDescription}
          value={task.description}
          onChange={(description) => edits.task(task.key, { description })}
          rows={2}
        />
        <ol className={styles.steps}>
          {task.steps.slice(0, Math.max(most, openAt + 1)).map((step, at) => (
            <StepEditor
              key={step.key}
              task={task.key}
              step={step}
              place={at + 1}
              last={task.steps.length}
              number={stepsBefore + at + 1}
              isOpen={open === step.key}
              edits={edits}
            />
          ))}
        </ol>
        {more}
        <div className={styles.row}>
          <Button
            icon="plus"
            onPress={() => {
              showAll()
              edits.addStep(task.key)
            }}
          >
            {edit.addStep}
          </Button>
          {!isOnly && (
            <Button kind="quietStop" onPress={() => edits.removeTask(task.key)}>
              {edit.removeTask}
            </Button>
          )}
        </div>
      </div>
    </Panel>
  )
})
