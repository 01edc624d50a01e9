import { useDeskWords } from '../languages/desk-words.ts'
import { DownloadLink } from '../parts/button.tsx'
import { deskIcons } from '../parts/desk-icons.ts'
import styles from './audit.module.css'

/** The browser saves them as they come: a trail may be larger than what a page can hold. */
export function ExportLinks() {
  const { audit } = useDeskWords()

  return (
    <div className={styles.stack}>
      <p>{audit.exportText}</p>
      <div className={styles.links}>
        <DownloadLink icon={deskIcons.download} href="/api/v1/audit-events/export?what=everything">
          {audit.everything}
        </DownloadLink>
        <DownloadLink icon={deskIcons.download} href="/api/v1/audit-events/export?what=heads">
          {audit.heads}
        </DownloadLink>
      </div>
      <p className={styles.hint}>{audit.headsHint}</p>
    </div>
  )
}
