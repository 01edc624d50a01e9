import type { ReactNode } from 'react'
import styles from './check-box.module.css'

interface CheckBoxProps {
  isChecked: boolean
  onChange: (isChecked: boolean) => void
  children: ReactNode
}

export function CheckBox({ isChecked, onChange, children }: CheckBoxProps) {
  return (
    <label className={styles.box}>
      <input type="checkbox" checked={isChecked} onChange={({ target }) => onChange(target.checked)} />
      <span>{children}</span>
    </label>
  )
}
