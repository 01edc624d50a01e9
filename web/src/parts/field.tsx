import { type InputHTMLAttributes, type ReactNode, useId } from 'react'
import styles from './field.module.css'
import { Icon } from './icon.tsx'
import { SecretInput } from './secret-input.tsx'

interface FieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  hint?: ReactNode
  /** What is wrong with it, and what would be right. */
  error?: string | undefined
  rows?: number
  type?: 'text' | 'password' | 'search' | 'date'
  name?: string
  autoComplete?: InputHTMLAttributes<HTMLInputElement>['autoComplete']
  inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode']
  autoCapitalize?: 'none' | 'sentences'
  isRequired?: boolean
  takesFocus?: boolean
}

/** One thing to type, with its label above and what is wrong with it below. */
export function Field(props: FieldProps) {
  const { label, value, onChange, hint, error, rows, isRequired, takesFocus, type = 'text', ...rest } = props
  const id = useId()
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  const shared = {
    id,
    className: styles.input,
    value,
    required: isRequired,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy || undefined,
    ...rest,
  }

  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {rows === undefined && type === 'password' ? (
        <SecretInput {...shared} onChange={(event) => onChange(event.target.value)} />
      ) : rows === undefined ? (
        <input
          {...shared}
          type={type}
          ref={takesFocus ? focused : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <textarea
          {...shared}
          rows={rows}
          ref={takesFocus ? focused : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {error && <Wrong id={`${id}-error`}>{error}</Wrong>}
    </div>
  )
}

/** What is wrong with what was typed or chosen above, and what would be right. */
export function Wrong({ id, children }: { id: string; children: string }) {
  return (
    <p className={styles.error} id={id}>
      <Icon name="warning" />
      <span>{children}</span>
    </p>
  )
}

function focused(element: HTMLElement | null): void {
  element?.focus()
}
