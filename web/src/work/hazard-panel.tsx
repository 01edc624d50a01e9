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
  const isSeen = acknowledgedAt !== undefined
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
        {isSerious(hazard) && (
          // One and the same before and after, so that whoever pressed it by keyboard is still there.
          <button
            type="button"
            className={isSeen ? styles.acknowledged : styles.acknowledge}
            aria-pressed={isSeen}
            onClick={onAcknowledge}
          >
            <span className={styles.box}>{isSeen && <Icon name="check" />}</span>
            {words.step[isSeen ? 'acknowledged' : 'acknowledge'][hazard.severity]}
            {isSeen && <Moment at={acknowledgedAt} as="time" />}
          </button>
        )}
      </div>
    </section>
  )
}
