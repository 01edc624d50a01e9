import type { ReactNode } from 'react'
import { Settling } from '../parts/live.tsx'
import styles from './step-screen.module.css'

/** What can be done with work that is at no step: where the answers were. */
export function Foot({ children }: { children: ReactNode }) {
  return (
    <footer className={styles.foot}>
      <Settling>{children}</Settling>
    </footer>
  )
}
