import { Link } from 'wouter'
import { useDeskWords } from '../languages/desk-words.ts'
import { Moment } from '../parts/moment.tsx'
import styles from './about.module.css'
import type { SopLine } from './procedure.ts'
import { StatusChip } from './status-chip.tsx'

/** Every version of the procedure, newest first, each with what it changed. */
export function Versions({ versions, shown }: { versions: readonly SopLine[]; shown: string }) {
  const { version: versionNamed, page } = useDeskWords().procedures

  return (
    <div className={styles.stack}>
      <ul>
        {versions.map((version) => (
          <li key={version.id} className={styles.version}>
            <div className={styles.line}>
              {version.id === shown ? (
                <span className={styles.current} aria-current="page">
                  {versionNamed(version.version)}
                </span>
              ) : (
                <Link to={`/procedures/${version.id}`}>{versionNamed(version.version)}</Link>
              )}
              <StatusChip {...version} />
            </div>
            <div className={styles.line}>
              <span className={styles.quiet}>
                <Moment at={version.publishedAt ?? version.updatedAt} as="day" />
              </span>
              {version.version > 1 && (
                <Link
                  to={`/procedures/${version.id}/changes`}
                  aria-label={`${versionNamed(version.version)}: ${page.changes}`}
                >
                  {page.changes}
                </Link>
              )}
            </div>
          </li>
        ))}
      </ul>
      <p className={styles.quiet}>{page.versionsHint}</p>
    </div>
  )
}
