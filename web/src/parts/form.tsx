import { type ReactNode, useEffect, useRef, useState } from 'react'
import styles from './stack.module.css'

interface FormProps {
  /** How its fields stand, where it isn't one below the other. */
  className?: string | undefined
  onSend: () => void
  children: ReactNode
}

/** Two within this are one press of a hurried hand where nothing was filled in between, in milliseconds. */
const doublePress = 600

/**
 * What is filled in and sent as one, once at a double press. What is missing is said beside its field, by us: the browser
 * keeps silent. The first such field takes the focus, so that it is heard, too.
 */
export function Form({ className = styles.stack, onSend, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null)
  const sent = useRef(Number.NEGATIVE_INFINITY)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (tries > 0)
      form.current
        ?.querySelector<HTMLElement>('input[aria-invalid],textarea[aria-invalid],[aria-invalid] input')
        ?.focus()
  }, [tries])

  return (
    <form
      ref={form}
      className={className}
      noValidate
      onInput={() => {
        sent.current = Number.NEGATIVE_INFINITY
      }}
      onSubmit={(event) => {
        event.preventDefault()
        if (event.timeStamp - sent.current < doublePress) return
        sent.current = event.timeStamp
        onSend()
        setTries(tries + 1)
      }}
    >
      {children}
    </form>
  )
}
