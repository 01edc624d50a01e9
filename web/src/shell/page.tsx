import { type ReactNode, useId } from 'react'
import { Help, type HelpTopic } from '../help/help.tsx'
import { useTitle } from '../parts/use-title.ts'
import styles from './page.module.css'

interface PageHeadProps {
  title: string
  lead?: ReactNode
  /** What can be done here, the main one last. */
  actions?: ReactNode
  help?: HelpTopic
}

/** What a page is, and what can be done on it. */
export function PageHead({ title, lead, actions, help }: PageHeadProps) {
  useTitle(title)

  return (
    <header className={styles.head}>
      <div className={styles.text}>
        <h1>{title}</h1>
        {lead && <p className={styles.lead}>{lead}</p>}
      </div>
      {(actions || help) && (
        <div className={styles.actions}>
          {help && <Help topic={help} />}
          {actions}
        </div>
      )}
    </header>
  )
}

/** What belongs together on a page. */
export function Panel({ title, children }: { title?: string; children: ReactNode }) {
  const id = useId()

  return (
    <section className={styles.panel} aria-labelledby={title ? id : undefined}>
      {title && (
        <h2 className={styles.panelTitle} id={id}>
          {title}
        </h2>
      )}
      {children}
    </section>
  )
}
