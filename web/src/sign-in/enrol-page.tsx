import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useEntranceWords } from '../languages/entrance-words.ts'
import { useWords } from '../languages/words.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Notice, Refusal } from '../parts/state.tsx'
import { tenken } from '../server/tenken.ts'
import { codeInAddress } from './code-in-address.ts'
import { Entrance } from './entrance.tsx'
import { keepEnrolledHere } from './people-here.ts'
import styles from './sign-in.module.css'

/** Makes this browser an enrolled device; the code comes with the link of the QR code that a supervisor shows. */
export function EnrolPage() {
  const { enrol } = useEntranceWords()
  const { signIn } = useWords()
  const [code, setCode] = useState(codeInAddress)
  const asked = useMutation({
    mutationFn: () => tenken.devices.enrol({ body: { code: code.trim() } }),
    onSuccess: keepEnrolledHere,
  })
  if (asked.data) {
    return (
      <Entrance title={enrol.title}>
        <Notice kind="good" icon="device">
          {enrol.done(asked.data.device.name)}
        </Notice>
        <ButtonLink kind="main" size="large" to="/">
          {signIn.title}
        </ButtonLink>
      </Entrance>
    )
  }

  return (
    <Entrance title={enrol.title} lead={enrol.lead}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          asked.mutate()
        }}
      >
        <Field
          label={enrol.code}
          value={code}
          onChange={setCode}
          autoCapitalize="none"
          autoComplete="one-time-code"
          takesFocus={!code}
        />
        <Refusal error={asked.error} />
        <Button kind="main" size="large" width="all" type="submit" isBusy={asked.isPending}>
          {enrol.go}
        </Button>
      </form>
    </Entrance>
  )
}
