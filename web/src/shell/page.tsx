import { type ReactNode, useId } from 'react'
import { Help } from '../help/help.tsx'
import type { HelpTopic } from '../languages/help-words.ts'
import { useWords } from '../languages/words.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { Recorded } from '../parts/recorded.tsx'
import { useTitle } from '../parts/use-title.ts'
import styles from './page.module.css'

interface PageHeadProps {
  title: string
  lead?: ReactNode
  /** What can be done here, the main one last. */
  actions?: ReactNode
  help?: HelpTopic
  /** The page that it belongs to. */
  back?: string | undefined
}

/** What a page is, and what can be done on it. */
export function PageHead({ title, lead, actions, help, back }: PageHeadProps) {
  const { common } = useWords()
  useTitle(title)

  return (
    <header className={styles.head}>
      {back && (
        <p className={styles.back} data-back>
          <ButtonLink kind="quiet" icon="back" to={back}>
            {common.back}
          </ButtonLink>
        </p>
      )}
      <div className={styles.text}>
        <div className={styles.title}>
          <h1>
            <Recorded text={title} as="title" />
          </h1>
          {help && <Help topic={help} />}
        </div>
        {lead && <p className={styles.lead}>{lead}</p>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
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
