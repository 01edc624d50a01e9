import { useState } from 'react'
import { useDeskWords } from '../languages/desk-words.ts'
import { LimitedField } from '../parts/limited-field.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { nameIn } from '../parts/texts.ts'
import { placesOf, type WorkRecord } from '../records/work-record.ts'
import type { Person } from '../server/me.ts'
import { tenken } from '../server/tenken.ts'
import { useIntention } from '../server/use-intention.ts'
import { SignatureForm } from '../signing/signature-form.tsx'
import { AtStake } from './at-stake.tsx'
import type { Matter } from './matters.ts'

interface OverrideSheetProps {
  me: Person
  record: WorkRecord
  matter: Matter
  onClose: () => void
}

/** Answers for a failed or a flagged check, with a reason, signed. */
export function OverrideSheet({ me, record, matter: { kind, check }, onClose }: OverrideSheetProps) {
  const { review } = useDeskWords()
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const place = placesOf(record).get(check.stepId)
  const [step, heading] = [place?.number ?? 0, nameIn(place?.heading ?? '')]
  const isFlag = kind === 'flag'
  const override = useIntention({
    ask: (password: string, { id, at }) =>
      tenken.workSessions.override({
        path: { id: record.work.id, checkId: id },
        body: { password, checkId: check.id, reason, at },
      }),
    onDone: onClose,
  })
  const sign = (password: string) => {
    if (reason.trim()) override.mutate(password)
  }

  return (
    <Sheet title={isFlag ? review.settleTitle(step) : review.overrideTitle(step)} onClose={onClose}>
      <AtStake record={record} check={check} />
      <SignatureForm
        me={me}
        statement={isFlag ? review.settleStatement(heading) : review.overrideStatement(heading)}
        button={isFlag ? review.settleTitle(step) : review.overrideTitle(step)}
        onBack={onClose}
        onTry={() => setAsked(true)}
        onSign={sign}
        isBusy={override.isPending}
        error={override.error}
      >
        <LimitedField
          limit="text"
          label={review.reason}
          hint={review.reasonHint}
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
