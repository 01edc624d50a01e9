import type { ReactNode } from 'react'
import { Refused } from 'tenken/client'
import { useWords } from '../languages/words.tsx'
import { Button, ButtonLink } from './button.tsx'
import { classes } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'
import styles from './state.module.css'

interface StateProps {
  icon: IconName
  /** `h1` where nothing else of the page is there. */
  heading?: 'h1' | 'h2'
  title: string
  text?: ReactNode
  children?: ReactNode
}

/** What a page says where it has nothing to show: why, and what to do. */
export function PageState({ icon, heading: Heading = 'h2', title, text, children }: StateProps) {
  return (
    <div className={styles.state}>
      <span className={styles.sign}>
        <Icon name={icon} />
      </span>
      <Heading className={styles.title}>{title}</Heading>
      {text && <p className={styles.text}>{text}</p>}
      {children}
    </div>
  )
}

/** Keeps the room of what comes; it appears only where that takes a while. */
export function Loading({ lines = 3 }: { lines?: number }) {
  const words = useWords()

  return (
    <div className={styles.loading} role="status" aria-label={words.state.loading}>
      {Array.from({ length: lines }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike.
        <span key={at} className={styles.line} />
      ))}
    </div>
  )
}

/** A whole page that could not be shown: not found, not for this person, no connection, or whatever the server says. */
export function Failed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { state } = useWords()
  const again = onRetry && (
    <Button icon="again" onPress={onRetry}>
      {state.again}
    </Button>
  )
  if (!(error instanceof Refused)) {
    return (
      <PageState heading="h1" icon="offline" title={state.offline} text={state.offlineText}>
        {again}
      </PageState>
    )
  }
  const { kind, detail, next, instance } = error.problem
  if (kind === 'not_found') return <NotFound text={detail} />
  if (kind === 'forbidden') return <PageState heading="h1" icon="lock" title={state.noRight} text={detail} />

  return (
    <PageState heading="h1" icon="warning" title={detail} text={next}>
      {again}
      {kind === 'bug' && <p className={styles.reference}>{instance}</p>}
    </PageState>
  )
}

export function NotFound({ text }: { text?: string }) {
  const { state } = useWords()

  return (
    <PageState heading="h1" icon="search" title={state.notFound} text={text ?? state.notFoundText}>
      <ButtonLink to="/">{state.home}</ButtonLink>
    </PageState>
  )
}

/** Beside what it is about. `problem` interrupts a screen reader, the others wait. */
export function Notice(props: {
  kind: 'problem' | 'waiting' | 'good' | 'known'
  icon: IconName
  children: ReactNode
}) {
  const { kind, icon, children } = props

  return (
    <div className={classes(styles.notice, styles[kind])} role={kind === 'problem' ? 'alert' : 'status'}>
      <Icon name={icon} />
      <div>{children}</div>
    </div>
  )
}

/** What the server says against something that was just asked of it, and what to do. */
export function Refusal({ error }: { error: unknown }) {
  const { state } = useWords()
  if (!error) return null
  if (!(error instanceof Refused)) {
    return (
      <Notice kind="waiting" icon="offline">
        {state.notSent}
      </Notice>
    )
  }
  const { code, detail, next } = error.problem
  // It is seen once they have signed in again.
  if (code === 'not_signed_in') {
    return (
      <Notice kind="waiting" icon="info">
        {state.signedOut}
      </Notice>
    )
  }

  return (
    <Notice kind="problem" icon="warning">
      <p>{detail}</p>
      {next && <p>{next}</p>}
    </Notice>
  )
}
