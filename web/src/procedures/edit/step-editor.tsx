import type { KeyboardEvent } from 'react'
import { useDeskWords } from '../../languages/desk-words.ts'
import { Button } from '../../parts/button.tsx'
import { classes } from '../../parts/classes.ts'
import { Field } from '../../parts/field.tsx'
import { Icon } from '../../parts/icon.tsx'
import { LimitedField } from '../../parts/limited-field.tsx'
import { Quoting } from '../../parts/quoting.tsx'
import { SeverityMark } from '../../parts/severity.tsx'
import { changed, newHazard, type StepForm, without } from './draft.ts'
import styles from './editor.module.css'
import { HazardEditor } from './hazard-editor.tsx'

interface StepEditorProps {
  step: StepForm
  number: number
  isOpen: boolean
  onToggle: (isOpen: boolean) => void
  onChange: (step: StepForm) => void
  /** So many places down, or up below 0. */
  onMove: (by: number) => void
  onRemove: () => void
}

/** A step: folded a line with its hazards, open a form. */
export function StepEditor(props: StepEditorProps) {
  const { step, number, isOpen, onToggle, onChange, onMove, onRemove } = props
  const { edit } = useDeskWords().procedures
  const set = (part: Partial<StepForm>) => onChange({ ...step, ...part })
  const moveByKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? -1 : 1)
  }

  return (
    <li onKeyDown={moveByKey}>
      <details
        className={styles.step}
        open={isOpen}
        onToggle={({ currentTarget }) => {
          if (currentTarget.open !== isOpen) onToggle(currentTarget.open)
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
                onRemove={() => set({ hazards: without(step.hazards, hazard) })}
              />
            ))}
            <div className={styles.row}>
              <Button icon="warning" onPress={() => set({ hazards: [...step.hazards, newHazard()] })}>
                {edit.addHazard}
              </Button>
              <Button kind="quiet" onPress={() => onMove(-1)}>
                {edit.up}
              </Button>
              <Button kind="quiet" onPress={() => onMove(1)}>
                {edit.down}
              </Button>
              <Button kind="quietStop" onPress={onRemove}>
                {edit.remove}
              </Button>
            </div>
          </div>
        )}
      </details>
    </li>
  )
}
