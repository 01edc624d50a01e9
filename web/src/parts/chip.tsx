import type { ReactNode } from 'react'
import styles from './chip.module.css'
import { classes } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'

interface ChipProps {
  look?: 'quiet' | 'good' | 'known' | 'waiting' | 'stop'
  icon?: IconName
  children: ReactNode
}

/** A state in a word or two; the colour says nothing that the word doesn't. */
export function Chip({ look = 'quiet', icon, children }: ChipProps) {
  return (
    <span className={classes(styles.chip, styles[look])}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  )
}
