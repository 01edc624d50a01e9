import { useWords } from '../languages/words.tsx'
import { Button } from './button.tsx'
import { Sheet } from './sheet.tsx'
import styles from './stack.module.css'
import { Refusal } from './state.tsx'

interface ConfirmProps {
  title: string
  text: string
  button: string
  onClose: () => void
  onConfirm: () => void
  isBusy: boolean
  error: unknown
}

/** Says what will happen before something is taken from somebody. */
export function Confirm({ title, text, button, onClose, onConfirm, isBusy, error }: ConfirmProps) {
  const { common } = useWords()

  return (
    <Sheet title={title} onClose={onClose}>
      <p>{text}</p>
      <Refusal error={error} />
      <div className={styles.pair}>
        <Button size="large" onPress={onClose}>
          {common.back}
        </Button>
        <Button size="large" kind="stop" isBusy={isBusy} onPress={onConfirm}>
          {button}
        </Button>
      </div>
    </Sheet>
  )
}
