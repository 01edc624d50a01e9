import type { ReactNode } from 'react'
import { useWords } from '../languages/words.tsx'
import { Button } from './button.tsx'
import { Form } from './form.tsx'
import { Sheet } from './sheet.tsx'
import styles from './stack.module.css'
import { Refusal } from './state.tsx'

interface FormSheetProps {
  title: string
  /** What the button that sends it says. */
  button: string
  kind?: 'main' | 'stop'
  isBusy: boolean
  error: unknown
  onSend: () => void
  onClose: () => void
  children: ReactNode
}

/** A form in a sheet: what the server refused stands above the button that sends it, and going back changes nothing. */
export function FormSheet(props: FormSheetProps) {
  const { title, button, kind = 'main', isBusy, error, onSend, onClose, children } = props
  const { common } = useWords()

  return (
    <Sheet title={title} onClose={onClose}>
      <Form onSend={onSend}>
        {children}
        <Refusal error={error} />
        <div className={styles.pair}>
          <Button size="large" onPress={onClose}>
            {common.back}
          </Button>
          <Button size="large" kind={kind} type="submit" isBusy={isBusy}>
            {button}
          </Button>
        </div>
      </Form>
    </Sheet>
  )
}
