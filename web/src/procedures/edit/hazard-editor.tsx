import { useDeskWords } from '../../languages/desk-words.ts'
import { useWords } from '../../languages/words.tsx'
import { Button } from '../../parts/button.tsx'
import { Choice } from '../../parts/choice.tsx'
import { classes } from '../../parts/classes.ts'
import { LimitedField } from '../../parts/limited-field.tsx'
import { type Severity, severityClass } from '../../parts/severity.tsx'
import type { HazardForm } from './draft.ts'
import styles from './editor.module.css'

const severities: readonly Severity[] = ['low', 'medium', 'high', 'critical']

interface HazardEditorProps {
  hazard: HazardForm
  number: number
  onChange: (hazard: HazardForm) => void
  onRemove: () => void
}

/** A hazard: how badly it can hurt, what can happen, and what prevents it. */
export function HazardEditor({ hazard, number, onChange, onRemove }: HazardEditorProps) {
  const { edit } = useDeskWords().procedures
  const words = useWords()

  return (
    <section
      className={classes(styles.hazard, severityClass(hazard.severity))}
      aria-label={edit.hazard(number)}
    >
      <Choice
        label={edit.severity}
        value={hazard.severity}
        onChange={(severity) => onChange({ ...hazard, severity })}
        options={severities.map((value) => ({ value, label: words.severity[value] }))}
      />
      <LimitedField
        limit="text"
        label={edit.happens}
        value={hazard.description}
        onChange={(description) => onChange({ ...hazard, description })}
        rows={2}
      />
      <LimitedField
        limit="text"
        label={edit.prevents}
        value={hazard.mitigation}
        onChange={(mitigation) => onChange({ ...hazard, mitigation })}
        rows={2}
      />
      <div>
        <Button kind="quietStop" onPress={onRemove}>
          {edit.removeHazard}
        </Button>
      </div>
    </section>
  )
}
