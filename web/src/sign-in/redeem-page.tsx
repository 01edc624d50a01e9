import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useEntranceWords } from '../languages/entrance-words.ts'
import { useWords } from '../languages/words.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { Choice } from '../parts/choice.tsx'
import { Field } from '../parts/field.tsx'
import { tenken } from '../server/tenken.ts'
import { codeInAddress } from './code-in-address.ts'
import { Entrance } from './entrance.tsx'
import { EntranceDone, EntranceForm } from './entrance-form.tsx'
import type { SecretKind } from './use-sign-in.ts'

/** A new password or PIN by a one-time code. */
export function RedeemPage() {
  const { redeem } = useEntranceWords()
  const { signIn, common } = useWords()
  const [name, setName] = useState('')
  const [code, setCode] = useState(codeInAddress)
  const [kind, setKind] = useState<SecretKind>('password')
  const [secret, setSecret] = useState('')
  const [isChecked, setChecked] = useState(false)
  const asked = useMutation({
    mutationFn: () => tenken.signIns.redeem({ body: { name: name.trim(), code: code.trim(), kind, secret } }),
  })
  const missing = (value: string) => (isChecked && !value.trim() ? common.required : undefined)
  if (asked.isSuccess) {
    return <EntranceDone title={redeem.title} icon="check" text={redeem.done} />
  }

  return (
    <Entrance
      title={redeem.title}
      lead={redeem.lead}
      foot={
        <ButtonLink kind="quiet" icon="back" to="/">
          {common.back}
        </ButtonLink>
      }
    >
      <EntranceForm
        button={redeem.go}
        isBusy={asked.isPending}
        error={asked.error}
        onSend={() => {
          setChecked(true)
          if (name.trim() && code.trim() && secret.trim()) asked.mutate()
        }}
      >
        <Field
          label={signIn.who}
          value={name}
          onChange={setName}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          takesFocus
          error={missing(name)}
        />
        <Field
          label={redeem.code}
          value={code}
          onChange={setCode}
          autoComplete="one-time-code"
          autoCapitalize="none"
          error={missing(code)}
        />
        <Choice
          label={redeem.kind}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'password', label: signIn.password },
            { value: 'pin', label: signIn.pin },
          ]}
        />
        <Field
          label={redeem.secret[kind]}
          hint={redeem.hint[kind]}
          value={secret}
          onChange={setSecret}
          type="password"
          autoComplete={kind === 'pin' ? 'off' : 'new-password'}
          inputMode={kind === 'pin' ? 'numeric' : 'text'}
          error={missing(secret)}
        />
      </EntranceForm>
    </Entrance>
  )
}
