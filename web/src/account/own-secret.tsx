import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useEntranceWords } from '../languages/entrance-words.ts'
import { useWords } from '../languages/words.tsx'
import { Button } from '../parts/button.tsx'
import { Choice } from '../parts/choice.tsx'
import { Field } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Notice, Refusal } from '../parts/state.tsx'
import { tenken } from '../server/tenken.ts'
import { Panel } from '../shell/page.tsx'
import type { SecretKind } from '../sign-in/use-sign-in.ts'
import styles from './account-page.module.css'

/** A new password or PIN of one's own, by the one that was signed in with. */
export function OwnSecret() {
  const { ownSecret, redeem } = useEntranceWords()
  const { signIn, common } = useWords()
  const [kind, setKind] = useState<SecretKind>('password')
  const [current, setCurrent] = useState('')
  const [secret, setSecret] = useState('')
  const [isChecked, setChecked] = useState(false)
  const asked = useMutation({
    mutationFn: () => tenken.signIns.changeSecret({ body: { kind, secret, current } }),
    onSuccess: () => {
      setCurrent('')
      setSecret('')
      setChecked(false)
    },
  })
  const missing = (value: string) => (isChecked && !value ? common.required : undefined)

  return (
    <Panel title={ownSecret.title}>
      <Form
        className={styles.stack}
        onSend={() => {
          setChecked(true)
          if (current && secret) asked.mutate()
        }}
      >
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
          label={ownSecret.current}
          value={current}
          onChange={setCurrent}
          type="password"
          autoComplete="current-password"
          error={missing(current)}
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
        <Refusal error={asked.error} />
        {asked.isSuccess && (
          <Notice kind="good" icon="check">
            {ownSecret.done}
          </Notice>
        )}
        <div>
          <Button type="submit" isBusy={asked.isPending}>
            {ownSecret.go}
          </Button>
        </div>
      </Form>
    </Panel>
  )
}
