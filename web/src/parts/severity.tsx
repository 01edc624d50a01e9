import { useWords } from '../languages/words.tsx'
import { classes } from './classes.ts'
import styles from './severity.module.css'

export type Severity = 'critical' | 'high' | 'medium' | 'low'

/** Sets --sev and --on-sev for what is inside. */
export function severityClass(severity: Severity): string | undefined {
  return styles[severity]
}

/** Its signal word with its shape, on its colour (ANSI Z535, ISO 3864): never colour alone. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const words = useWords()

  return (
    <span className={classes(styles.mark, styles[severity])}>
      <SeverityShape severity={severity} />
      {words.severity[severity]}
    </span>
  )
}

/** A triangle for what can hurt; a circle for what is to be minded. */
export function SeverityShape({ severity }: { severity: Severity }) {
  return (
    <svg className={styles.shape} viewBox="0 0 24 24" aria-hidden="true">
      {severity === 'low' ? (
        <circle cx="12" cy="12" r="10.5" fill="currentColor" />
      ) : (
        <path
          fill="currentColor"
          d="M10.3 3.2a2 2 0 0 1 3.4 0l8.9 15.400a2 2 0 0 1-1.7 3H3.100a2 2 0 0 1-1.7-3z"
        />
      )}
      {severity === 'low' ? (
        <path d="M12 11v6.500M12 7h.01" stroke="var(--sev)" strokeWidth="2.6" strokeLinecap="round" />
      ) : (
        <path d="M12 9v5.800M12 18.200h.01" stroke="var(--sev)" strokeWidth="2.6" strokeLinecap="round" />
      )}
    </svg>
  )
}
