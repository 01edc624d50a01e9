import { useDeskWords } from '../languages/desk-words.ts'
import { classes } from '../parts/classes.ts'
import { type Severity, SeverityShape, severityClass } from '../parts/severity.tsx'
import styles from './hazard-counts.module.css'
import type { SopLine } from './procedure.ts'

/** How many hazards there are of those that must be acknowledged, and how many others. */
export function HazardCounts({ line }: { line: SopLine }) {
  const { hazards } = useDeskWords().procedures
  const { criticalHazards, highHazards, hazardCount } = line
  const others = hazardCount - criticalHazards - highHazards
  if (hazardCount === 0) return <span className={styles.none}>{hazards.none}</span>

  return (
    <ul className={styles.counts}>
      <Count severity="critical" count={criticalHazards} says={hazards.critical} />
      <Count severity="high" count={highHazards} says={hazards.high} />
      <Count severity="medium" count={others} says={hazards.others} />
    </ul>
  )
}

function Count(props: { severity: Severity; count: number; says: (count: number) => string }) {
  const { severity, count, says } = props
  if (count === 0) return null

  return (
    <li className={classes(styles.count, severityClass(severity))} title={says(count)}>
      <SeverityShape severity={severity} />
      <span className={styles.number} aria-hidden="true">
        {count}
      </span>
      <span className={styles.said}>{says(count)}</span>
    </li>
  )
}
