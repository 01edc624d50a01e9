import { useState } from 'react'
import { useDeskWords } from '../languages/desk-words.ts'
import { useWords } from '../languages/words.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { Refusal } from '../parts/state.tsx'
import styles from './about.module.css'

interface ReasonSheetProps {
  title: string
  text: string
  button: string
  kind: 'main' | 'stop'
  needsReason: boolean
  onClose: () => void
  onConfirm: (reason: string) => void
  isBusy: boolean
  error: unknown
}

/** Says what will happen, and asks why. */
export function ReasonSheet(props: ReasonSheetProps) {
  const { title, text, button, kind, needsReason, onClose, onConfirm, isBusy, error } = props
  const { actions } = useDeskWords().procedures
  const { common } = useWords()
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const isMissing = needsReason && !reason.trim()

  return (
    <Sheet title={title} onClose={onClose}>
      <form
        className={styles.stack}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setChecked(true)
          if (!isMissing) onConfirm(reason.trim())
        }}
      >
        <p>{text}</p>
        <Field
          label={actions.reason}
          hint={actions.reasonHint}
          value={reason}
          onChange={setReason}
          rows={2}
          takesFocus
          error={isChecked && isMissing ? actions.needReason : undefined}
        />
        <Refusal error={error} />
        <div className={styles.buttons}>
          <Button kind={kind} type="submit" isBusy={isBusy}>
            {button}
          </Button>
          <Button onPress={onClose}>{common.back}</Button>
        </div>
      </form>
    </Sheet>
  )
}
