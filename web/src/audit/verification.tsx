import { useEffect, useRef, useState } from 'react'
import { useDeskWords } from '../languages/desk-words.ts'
import { Button } from '../parts/button.tsx'
import { deskIcons } from '../parts/desk-icons.ts'
import { Field } from '../parts/field.tsx'
import { Moment } from '../parts/moment.tsx'
import { Notice, Refusal } from '../parts/state.tsx'
import { askWhoIsHere } from '../server/queries.ts'
import { tenken } from '../server/tenken.ts'
import styles from './audit.module.css'
import { Findings } from './findings.tsx'

type News =
  ReturnType<typeof tenken.auditEvents.verify> extends AsyncGenerator<infer One, void, undefined>
    ? One
    : never
type Result = Extract<News, { event: 'verified' }>['data']
type Progress = Extract<News, { event: 'progress' }>['data']

/** The whole trail recomputed by the server, with how far it is, and what it came to. */
export function Verification() {
  const { audit } = useDeskWords()
  const [since, setSince] = useState('')
  const [progress, setProgress] = useState<Progress>()
  const [result, setResult] = useState<Result>()
  const [error, setError] = useState<unknown>()
  const [isStopped, setStopped] = useState(false)
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  const verify = async () => {
    const started = new AbortController()
    const { signal } = started
    running.current = started
    setProgress({ done: 0, about: 0 })
    setResult(undefined)
    setError(undefined)
    setStopped(false)
    try {
      const query = since ? { since: new Date(`${since}T00:00`).toISOString() } : {}
      for await (const { event, data } of tenken.auditEvents.verify({ query, signal })) {
        if (event === 'progress') setProgress(data)
        else setResult(data)
      }
    } catch (caught) {
      if (signal.aborted) return
      setError(caught)
      askWhoIsHere(caught)
    } finally {
      setProgress(undefined)
    }
  }

  const stop = () => {
    running.current?.abort()
    setStopped(true)
  }

  return (
    <div className={styles.stack}>
      <p>{audit.verifyText}</p>
      <div className={styles.ask}>
        <Field label={audit.since} hint={audit.sinceHint} type="date" value={since} onChange={setSince} />
        <Button
          kind="main"
          icon={deskIcons.chain}
          isBusy={progress !== undefined}
          onPress={() => void verify()}
        >
          {audit.verify}
        </Button>
      </div>
      {progress && (
        <div className={styles.progress}>
          <HowFar {...progress} />
          <Button icon="cross" onPress={stop}>
            {audit.stop}
          </Button>
        </div>
      )}
      {isStopped && (
        <Notice kind="known" icon="info">
          {audit.stopped}
        </Notice>
      )}
      <Refusal error={error} />
      {result && <Outcome result={result} />}
    </div>
  )
}

/** How many events are done; of how many is told once the server knows, and it knows but about how many. */
function HowFar({ done, about }: Progress) {
  const { audit } = useDeskWords()

  return (
    <>
      <progress
        aria-label={audit.verifying}
        {...(about > 0 && { value: Math.min(done, about), max: about })}
      />
      <p role="status">{about > 0 ? audit.progress(done, Math.max(done, about)) : audit.begun(done)}</p>
    </>
  )
}

function Outcome({ result }: { result: Result }) {
  const { audit } = useDeskWords()
  const { unbroken, events, records, takenOver, findings, count } = result

  return (
    <>
      <Notice kind={unbroken ? 'good' : 'problem'} icon={unbroken ? 'check' : 'warning'}>
        <p>
          <b>{unbroken ? audit.unbroken : audit.broken}</b>
        </p>
        <p>
          {unbroken
            ? audit.verified(events, records)
            : `${audit.trail.broken(events, records, count)} ${audit.keep}`}
        </p>
        {takenOver && (
          <p>
            {audit.takenOver(takenOver.records)} <Moment at={takenOver.since} />
          </p>
        )}
      </Notice>
      {findings.length > 0 && <Findings findings={findings} count={count} />}
    </>
  )
}
