import type { ReactNode } from 'react'
import styles from './stack.module.css'

interface FormProps {
  /** How its fields stand, where it isn't one below the other. */
  className?: string | undefined
  onSend: () => void
  children: ReactNode
}

/** What is filled in and sent as one. What is missing is said beside its field, by us: the browser keeps silent. */
export function Form({ className = styles.stack, onSend, children }: FormProps) {
  return (
    <form
      className={className}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      {children}
    </form>
  )
}
