import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useEntranceWords } from '../languages/entrance-words.ts'
import { useWords } from '../languages/words.tsx'
import { Field } from '../parts/field.tsx'
import { newId } from '../server/new-id.ts'
import { tenken } from '../server/tenken.ts'
import { codeInAddress } from './code-in-address.ts'
import { Entrance } from './entrance.tsx'
import { EntranceDone, EntranceForm } from './entrance-form.tsx'

/** Puts the first admin on record, by the link that the server's terminal told. */
export function FirstStartPage() {
  const { firstStart } = useEntranceWords()
  const { common } = useWords()
  const [id] = useState(newId)
  const [code, setCode] = useState(codeInAddress)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [isChecked, setChecked] = useState(false)
  const asked = useMutation({
    mutationFn: () =>
      tenken.signIns.addFirstAdmin({
        path: { id },
        body: { code: code.trim(), name, email: email.trim(), password },
      }),
  })
  const missing = (value: string) => (isChecked && !value.trim() ? common.required : undefined)
  if (asked.isSuccess) {
    return <EntranceDone title={firstStart.title} icon="check" text={firstStart.done} />
  }

  return (
    <Entrance title={firstStart.title} lead={firstStart.lead}>
      <EntranceForm
        button={firstStart.go}
        isBusy={asked.isPending}
        error={asked.error}
        onSend={() => {
          setChecked(true)
          if ([code, name, email, password].every((given) => given.trim())) asked.mutate()
        }}
      >
        <Field
          label={firstStart.code}
          hint={firstStart.codeHint}
          value={code}
          onChange={setCode}
          autoCapitalize="none"
          autoComplete="one-time-code"
          takesFocus={!code}
          error={missing(code)}
        />
        <Field
          label={firstStart.name}
          hint={firstStart.nameHint}
          value={name}
          onChange={setName}
          autoComplete="name"
          takesFocus={Boolean(code)}
          error={missing(name)}
        />
        <Field
          label={firstStart.email}
          value={email}
          onChange={setEmail}
          inputMode="email"
          autoCapitalize="none"
          name="username"
          autoComplete="username"
          error={missing(email)}
        />
        <Field
          label={firstStart.password}
          hint={firstStart.passwordHint}
          value={password}
          onChange={setPassword}
          type="password"
          autoComplete="new-password"
          error={missing(password)}
        />
      </EntranceForm>
    </Entrance>
  )
}
