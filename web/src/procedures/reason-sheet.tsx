import { useState } from 'react'
import { useDeskWords } from '../languages/desk-words.ts'
import { FormSheet } from '../parts/form-sheet.tsx'
import { LimitedField } from '../parts/limited-field.tsx'

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
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const isMissing = needsReason && !reason.trim()

  return (
    <FormSheet
      title={title}
      button={button}
      kind={kind}
      isBusy={isBusy}
      error={error}
      onSend={() => {
        setChecked(true)
        if (!isMissing) onConfirm(reason.trim())
      }}
      onClose={onClose}
    >
      <p>{text}</p>
      <LimitedField
        limit="text"
        label={actions.reason}
        hint={actions.reasonHint}
        value={reason}
        onChange={setReason}
        rows={2}
        takesFocus
        error={isChecked && isMissing ? actions.needReason : undefined}
      />
    </FormSheet>
  )
}
