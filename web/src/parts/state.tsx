import { type ReactNode, useEffect, useState } from 'react'
import { Refused } from 'tenken/client'
import { useWords } from '../languages/words.tsx'
import { Button, ButtonLink } from './button.tsx'
import { classes } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'
import styles from './state.module.css'
import { useTitle } from './use-title.ts'

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
    <div className={styles.state} data-state={icon}>
      {Heading === 'h1' && <Titled title={title} />}
      <span className={styles.sign}>
        <Icon name={icon} />
      </span>
      <Heading className={styles.title}>{title}</Heading>
      {text && <p className={styles.text}>{text}</p>}
      {children}
    </div>
  )
}

function Titled({ title }: { title: string }) {
  useTitle(title)

  return null
}

/** When the page last waited, in milliseconds since it was opened. */
let waitedAt = -1_000

/** Where the page goes on waiting for something else, what stands for it stays as it is; elsewhere it comes slowly. */
function useAnew(): string | undefined {
  const [isAnew] = useState(() => performance.now() - waitedAt > 500)
  useEffect(() => {
    const waits = () => {
      waitedAt = performance.now()
    }
    waits()
    const timer = setInterval(waits, 100)

    return () => clearInterval(timer)
  }, [])

  return isAnew ? styles.anew : undefined
}

/** Keeps the room of what comes; it appears only where that takes a while. */
export function Loading({ lines = 3 }: { lines?: number }) {
  const words = useWords()

  return (
    <div className={classes(styles.loading, useAnew())} role="status" aria-label={words.state.loading}>
      {Array.from({ length: lines }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike.
        <span key={at} className={styles.line} />
      ))}
    </div>
  )
}

/** A question to the server, for whoever waits for its answer. */
interface Asked {
  error: unknown
  refetch: () => Promise<unknown>
}

/** In the place of a whole page, while its answers are on their way or where one does not come. */
export function Unanswered({ of, lines = 6 }: { of: readonly Asked[]; lines?: number }) {
  const words = useWords()
  const anew = useAnew()
  const failed = of.filter(({ error }) => error)
  if (failed[0]) {
    return (
      <Failed
        heading="h1"
        error={failed[0].error}
        onRetry={() => Promise.all(failed.map(({ refetch }) => refetch()))}
      />
    )
  }

  return (
    <>
      <Titled title={words.state.loading} />
      <h1 className={classes(styles.heading, anew)}>
        <span>{words.state.loading}</span>
      </h1>
      <Loading lines={lines} />
    </>
  )
}

interface FailedProps {
  error: unknown
  onRetry: () => Promise<unknown>
  heading?: 'h1' | 'h2'
}

/** What could not be shown: not found, not for this person, no connection, or whatever the server says. */
export function Failed({ error, onRetry, heading = 'h2' }: FailedProps) {
  const { state } = useWords()
  if (!(error instanceof Refused)) {
    return (
      <PageState
        heading={heading}
        icon="offline"
        title={isSilence(error) ? state.silent : state.offline}
        text={state.offlineText}
      >
        <Again onPress={onRetry} />
      </PageState>
    )
  }
  const { kind, detail, next, instance } = error.problem
  if (kind === 'not_found') return <NotFound heading={heading} />
  if (kind === 'forbidden') return <NoRight heading={heading} text={detail} />

  return (
    <PageState heading={heading} icon="warning" title={detail} text={next}>
      <Again onPress={onRetry} />
      {kind === 'bug' && <p className={styles.reference}>{instance}</p>}
    </PageState>
  )
}

/** Something else has answered in the server's place: see server/connection.ts. */
function isSilence(error: unknown): boolean {
  return error instanceof Error && error.name === 'Silence'
}

function Again({ onPress }: { onPress: () => Promise<unknown> }) {
  const { state } = useWords()
  const [isBusy, setBusy] = useState(false)

  return (
    <Button
      icon="again"
      isBusy={isBusy}
      onPress={() => {
        setBusy(true)
        void onPress().finally(() => setBusy(false))
      }}
    >
      {state.again}
    </Button>
  )
}

interface WayOutProps {
  heading?: 'h1' | 'h2'
  text?: string
}

/** For whom what is here is not. */
export function NoRight({ heading = 'h1', text }: WayOutProps) {
  const { state } = useWords()

  return (
    <PageState heading={heading} icon="lock" title={state.noRight} text={text ?? state.noRightText}>
      <ButtonLink to="/">{state.home}</ButtonLink>
    </PageState>
  )
}

export function NotFound({ heading = 'h1' }: Omit<WayOutProps, 'text'>) {
  const { state } = useWords()

  return (
    <PageState heading={heading} icon="search" title={state.notFound} text={state.notFoundText}>
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
