import { type ReactNode, useId, useState } from 'react'
import { useDeskWords } from '../languages/desk-words.ts'
import { useWords } from '../languages/words.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Icon } from '../parts/icon.tsx'
import { Quoting } from '../parts/quoting.tsx'
import { Refusal } from '../parts/state.tsx'
import { useDemo } from '../server/demo.ts'
import type { Person } from '../server/me.ts'
import styles from './signature-form.module.css'

interface SignatureFormProps {
  me: Person
  /** What is signed, as a sentence. */
  statement: string
  /** Names the record that the button signs. */
  button: string
  kind?: 'main' | 'stop'
  /** What has to be settled first; the button names it and waits. */
  blocker?: string | undefined
  /** What cannot be undone by it; that it cannot be taken back unless said. */
  final?: string
  /** Where it is asked for in a sheet: the way back, beside the button. */
  onBack?: () => void
  /** The button was pressed, whatever is missing. */
  onTry?: () => void
  onSign: (password: string) => void
  isBusy: boolean
  error: unknown
  /** What else is asked with the signature, such as a reason. */
  children?: ReactNode
}

/** A signature (21 CFR 11.50, 11.200): what it says, whose it is, and the password, asked for each time. */
export function SignatureForm(props: SignatureFormProps) {
  const {
    me,
    statement,
    button,
    kind = 'main',
    blocker,
    final,
    onBack,
    onTry,
    onSign,
    isBusy,
    error,
    children,
  } = props
  const { signing } = useDeskWords()
  const { common } = useWords()
  const demo = useDemo()
  const [password, setPassword] = useState('')
  const [isChecked, setChecked] = useState(false)
  const blockedBy = useId()
  const send = () => {
    setChecked(true)
    onTry?.()
    if (blocker !== undefined || isBusy || !password) return
    onSign(password)
  }

  return (
    <Form className={styles.form} onSend={send}>
      <p className={styles.statement}>
        <Quoting text={statement} />
        <cite>{signing.by(me.name)}</cite>
      </p>
      {children}
      <input
        type="text"
        name="username"
        autoComplete="username"
        value={me.email ?? me.employeeNumber ?? ''}
        readOnly
        hidden
      />
      <Field
        label={signing.password}
        hint={demo && signing.demo(demo.password)}
        value={password}
        onChange={setPassword}
        type="password"
        autoComplete="current-password"
        error={isChecked && !password ? signing.needPassword : undefined}
      />
      <Refusal error={error} />
      {blocker !== undefined && (
        <p className={styles.blocker} id={blockedBy}>
          <Icon name="flag" />
          {blocker}
        </p>
      )}
      <div className={styles.pair}>
        {onBack && (
          <Button size="large" onPress={onBack}>
            {common.back}
          </Button>
        )}
        <Button
          kind={kind}
          size="large"
          icon="lock"
          type="submit"
          isBusy={isBusy}
          blockedBy={blocker === undefined ? undefined : blockedBy}
        >
          {button}
        </Button>
      </div>
      <p className={styles.final}>{final ?? signing.final}</p>
    </Form>
  )
}
