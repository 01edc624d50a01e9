import { isSerious } from '../../../src/domain/serious.ts'
import { useWords } from '../languages/words.tsx'
import type { Hazard } from '../offline/work-on-record.ts'
import { classes } from '../parts/classes.ts'
import { Icon } from '../parts/icon.tsx'
import { Moment } from '../parts/moment.tsx'
import { Recorded } from '../parts/recorded.tsx'
import { SeverityShape, severityClass } from '../parts/severity.tsx'
import styles from './hazard-panel.module.css'

interface HazardPanelProps {
  hazard: Hazard
  acknowledgedAt: string | undefined
  onAcknowledge: () => void
}

/** What is dangerous, by colour, word and shape, what prevents it, and for a serious one its own acknowledgement. */
export function HazardPanel({ hazard, acknowledgedAt, onAcknowledge }: HazardPanelProps) {
  const words = useWords()
  const { severity, description, mitigation } = hazard
  const word = words.severity[severity]

  return (
    <section className={classes(styles.panel, severityClass(severity), styles[severity])} aria-label={word}>
      <header className={styles.head}>
        <SeverityShape severity={severity} />
        <strong className={styles.word}>{word}</strong>
      </header>
      <div className={styles.inner}>
        <p className={styles.risk}>
          <Recorded text={description} />
        </p>
        {mitigation && (
          <p className={styles.mitigation}>
            <Icon name="shield" />
            <span>
              <Recorded text={mitigation} />
            </span>
          </p>
        )}
        {isSerious(hazard) &&
          (acknowledgedAt === undefined ? (
            <button type="button" className={styles.acknowledge} onClick={onAcknowledge}>
              <span className={styles.box} />
              {words.step.acknowledge[hazard.severity]}
            </button>
          ) : (
            <p className={styles.acknowledged} role="status">
              <span className={styles.box}>
                <Icon name="check" />
              </span>
              {words.step.acknowledged[hazard.severity]}
              <Moment at={acknowledgedAt} as="time" />
            </p>
          ))}
      </div>
    </section>
  )
}
