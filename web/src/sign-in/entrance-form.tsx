import type { ReactNode } from 'react'
import { useWords } from '../languages/words.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { Form } from '../parts/form.tsx'
import type { IconName } from '../parts/icon.tsx'
import { Notice, Refusal } from '../parts/state.tsx'
import { Entrance } from './entrance.tsx'
import styles from './sign-in.module.css'

interface EntranceFormProps {
  button: string
  isBusy: boolean
  error: unknown
  onSend: () => void
  children: ReactNode
}

/** What somebody fills in who is not signed in yet, with the one button that sends it. */
export function EntranceForm({ button, isBusy, error, onSend, children }: EntranceFormProps) {
  return (
    <Form className={styles.form} onSend={onSend}>
      {children}
      <Button kind="main" size="large" width="all" type="submit" isBusy={isBusy}>
        {button}
      </Button>
      <Refusal error={error} />
    </Form>
  )
}

/** Says what was done at the entrance; signing in comes next. */
export function EntranceDone({ title, icon, text }: { title: string; icon: IconName; text: string }) {
  const { signIn } = useWords()

  return (
    <Entrance title={title}>
      <Notice kind="good" icon={icon}>
        {text}
      </Notice>
      <ButtonLink kind="main" size="large" to="/">
        {signIn.title}
      </ButtonLink>
    </Entrance>
  )
}
