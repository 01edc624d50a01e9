import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useEntranceWords } from '../languages/entrance-words.ts'
import { useWords } from '../languages/words.tsx'
import { deskIcons } from '../parts/desk-icons.ts'
import { Field } from '../parts/field.tsx'
import { tenken } from '../server/tenken.ts'
import { codeInAddress } from './code-in-address.ts'
import { Entrance } from './entrance.tsx'
import { EntranceDone, EntranceForm } from './entrance-form.tsx'
import { keepEnrolledHere } from './people-here.ts'

/** Makes this browser an enrolled device; the code comes with the link of the QR code that a supervisor shows. */
export function EnrolPage() {
  const { enrol } = useEntranceWords()
  const { common } = useWords()
  const [code, setCode] = useState(codeInAddress)
  const [isChecked, setChecked] = useState(false)
  const asked = useMutation({
    mutationFn: () => tenken.devices.enrol({ body: { code: code.trim() } }),
    onSuccess: keepEnrolledHere,
  })
  if (asked.data) {
    return (
      <EntranceDone title={enrol.title} icon={deskIcons.device} text={enrol.done(asked.data.device.name)} />
    )
  }

  return (
    <Entrance title={enrol.title} lead={enrol.lead}>
      <EntranceForm
        button={enrol.go}
        isBusy={asked.isPending}
        error={asked.error}
        onSend={() => {
          setChecked(true)
          if (code.trim()) asked.mutate()
        }}
      >
        <Field
          label={enrol.code}
          value={code}
          onChange={setCode}
          autoCapitalize="none"
          autoComplete="one-time-code"
          takesFocus={!code}
          error={isChecked && !code.trim() ? common.required : undefined}
        />
      </EntranceForm>
    </Entrance>
  )
}
