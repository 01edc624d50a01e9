import { type KeyboardEvent, memo } from 'react'
import { useDeskWords } from '../../languages/desk-words.ts'
import { Button } from '../../parts/button.tsx'
import { classes } from '../../parts/classes.ts'
import { Field } from '../../parts/field.tsx'
import { Icon } from '../../parts/icon.tsx'
import { LimitedField } from '../../parts/limited-field.tsx'
import { Quoting } from '../../parts/quoting.tsx'
import { SeverityMark } from '../../parts/severity.tsx'
import { changed, type StepForm } from './draft.ts'
import styles from './editor.module.css'
import { HazardEditor } from './hazard-editor.tsx'
import type { Edits } from './use-edits.ts'

interface StepEditorProps {
  /** The key of its task. */
  task: string
  step: StepForm
  /** In its task, and how many there are. */
  place: number
  last: number
  /** In the whole procedure. */
  number: number
  isOpen: boolean
  edits: Edits
}

/** A step: folded a line with its hazards, open a form. */
export const StepEditor = memo((props: StepEditorProps) => {
  const { task, step, place, last, number, isOpen, edits } = props
  const { edit } = useDeskWords().procedures
  const of = { task, step: step.key }
  const set = (part: Partial<StepForm>) => edits.step(of, (now) => ({ ...now, ...part }))
  const move = (by: number) => {
    edits.moveStep(of, by, edit.moved(step.heading, Math.min(Math.max(place + by, 1), last)))
  }
  const moveByKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(event.key === 'ArrowUp' ? -1 : 1)
  }

  return (
    <li className={styles.item} onKeyDown={moveByKey}>
      <details
        className={styles.step}
        open={isOpen}
        onToggle={({ currentTarget }) => {
          if (currentTarget.open !== isOpen) edits.toggle(step.key, currentTarget.open)
        }}
      >
        <summary className={styles.summary}>
          <Icon name="next" className={styles.fold} />
          <span className={classes(styles.heading, !step.heading && styles.quiet)}>
            <Quoting text={edit.step(number, step.heading || edit.untitled)} />
          </span>
          {[...new Set(step.hazards.map(({ severity }) => severity))].map((severity) => (
            <SeverityMark key={severity} severity={severity} />
          ))}
        </summary>
        {isOpen && (
          <div className={styles.stack}>
            <Field
              label={edit.heading}
              hint={edit.headingHint}
              value={step.heading}
              onChange={(heading) => set({ heading })}
              takesFocus={!step.heading}
            />
            <LimitedField
              limit="text"
              label={edit.body}
              value={step.body}
              onChange={(body) => set({ body })}
              rows={3}
            />
            <LimitedField
              limit="text"
              label={edit.call}
              hint={edit.callHint}
              value={step.call}
              onChange={(call) => set({ call })}
            />
            <LimitedField
              limit="text"
              label={edit.seen}
              value={step.seen}
              onChange={(seen) => set({ seen })}
              rows={2}
            />
            {step.hazards.map((hazard, at) => (
              <HazardEditor
                key={hazard.key}
                hazard={hazard}
                number={at + 1}
                onChange={(next) => set({ hazards: changed(step.hazards, next) })}
                onRemove={() => edits.removeHazard(of, hazard.key)}
              />
            ))}
            <div className={styles.row}>
              <Button icon="warning" onPress={() => edits.addHazard(of)}>
                {edit.addHazard}
              </Button>
              <Button kind="quiet" onPress={() => move(-1)}>
                {edit.up}
              </Button>
              <Button kind="quiet" onPress={() => move(1)}>
                {edit.down}
              </Button>
              <Button kind="quietStop" onPress={() => edits.removeStep(of)}>
                {edit.removeStep}
              </Button>
            </div>
          </div>
        )}
      </details>
    </li>
  )
})
