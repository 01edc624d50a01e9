import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useEntranceWords } from '../languages/entrance-words.ts'
import { useWords } from '../languages/words.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Notice, Refusal } from '../parts/state.tsx'
import { newId } from '../server/new-id.ts'
import { tenken } from '../server/tenken.ts'
import { codeInAddress } from './code-in-address.ts'
import { Entrance } from './entrance.tsx'
import styles from './sign-in.module.css'

/** Puts the first admin on record, by the link that the server's terminal told. */
export function FirstStartPage() {
  const { firstStart } = useEntranceWords()
  const { signIn } = useWords()
  const [id] = useState(newId)
  const [code, setCode] = useState(codeInAddress)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const asked = useMutation({
    mutationFn: () =>
      tenken.signIns.addFirstAdmin({
        path: { id },
        body: { code: code.trim(), name, email: email.trim(), password },
      }),
  })
  if (asked.isSuccess) {
    return (
      <Entrance title={firstStart.title}>
        <Notice kind="good" icon="check">
          {firstStart.done}
        </Notice>
        <ButtonLink kind="main" size="large" to="/">
          {signIn.title}
        </ButtonLink>
      </Entrance>
    )
  }

  return (
    <Entrance title={firstStart.title} lead={firstStart.lead}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          asked.mutate()
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
        />
        <Field
          label={firstStart.name}
          hint={firstStart.nameHint}
          value={name}
          onChange={setName}
          autoComplete="name"
          takesFocus={Boolean(code)}
        />
        <Field
          label={firstStart.email}
          value={email}
          onChange={setEmail}
          inputMode="email"
          autoCapitalize="none"
          name="username"
          autoComplete="username"
        />
        <Field
          label={firstStart.password}
          hint={firstStart.passwordHint}
          value={password}
          onChange={setPassword}
          type="password"
          autoComplete="new-password"
        />
        <Refusal error={asked.error} />
        <Button kind="main" size="large" width="all" type="submit" isBusy={asked.isPending}>
          {firstStart.go}
        </Button>
      </form>
    </Entrance>
  )
}
