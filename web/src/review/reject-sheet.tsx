import { useState } from 'react'
import { useDeskWords } from '../languages/desk-words.ts'
import { LimitedField } from '../parts/limited-field.tsx'
import { Sheet } from '../parts/sheet.tsx'
import type { WorkRecord } from '../records/work-record.ts'
import type { Person } from '../server/me.ts'
import { tenken } from '../server/tenken.ts'
import { useIntention } from '../server/use-intention.ts'
import { SignatureForm } from '../signing/signature-form.tsx'

interface RejectSheetProps {
  me: Person
  record: WorkRecord
  onClose: () => void
}

/** Does not approve completed work, with a reason, signed; it comes back to its worker with that. */
export function RejectSheet({ me, record: { work }, onClose }: RejectSheetProps) {
  const { review } = useDeskWords()
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const rejection = useIntention({
    ask: (password: string, { id, at }) =>
      tenken.workSessions.reject({ path: { id: work.id }, key: id, body: { password, reason, at } }),
    onDone: onClose,
  })
  const sign = (password: string) => {
    if (reason.trim()) rejection.mutate(password)
  }

  return (
    <Sheet title={review.rejectTitle} onClose={onClose}>
      <SignatureForm
        me={me}
        kind="stop"
        statement={review.rejectStatement}
        button={review.rejectButton}
        final={review.rejectFinal}
        onBack={onClose}
        onTry={() => setAsked(true)}
        onSign={sign}
        isBusy={rejection.isPending}
        error={rejection.error}
      >
        <LimitedField
          limit="text"
          label={review.reason}
          hint={review.rejectHint}
          value={reason}
          onChange={setReason}
          rows={3}
          takesFocus
          error={isAsked && !reason.trim() ? review.needReason : undefined}
        />
      </SignatureForm>
    </Sheet>
  )
}
