import { useDeskWords } from '../languages/desk-words.ts'
import { Moment } from '../parts/moment.tsx'
import { Quoting } from '../parts/quoting.tsx'
import styles from './audit.module.css'
import { type Told, type Trail, type TrailEvent, told } from './trail.ts'

interface EventItemProps {
  event: TrailEvent
  /** What it did, as `deedsOf` has it. */
  deed: string
  people: Trail['people']
  say: (told: Told) => string
}

/** One change: who, when, what, from, to, why, and the hash that holds all before it. */
export function EventItem({ event, deed, people, say }: EventItemProps) {
  const { audit } = useDeskWords()
  const { position, at, deviceAt, actor, dbUser, version, reason, hash, requestId } = event
  const who = people.find(({ id }) => id === actor)
  const what = audit.trail.verbs[deed] ?? deed
  const lines = told(event).map((one) =>
    say(one.how === 'signed' && deed === 'settle' ? { ...one, meaning: deed } : one),
  )

  return (
    <li className={styles.event}>
      <p className={styles.position}>{position}</p>
      <div className={styles.body}>
        <h2 className={styles.verb}>{version === null ? what : audit.trail.ofVersion(version, what)}</h2>
        <p className={styles.when}>
          <Moment at={at} as="exact" /> <span>{who ? who.name : audit.trail.byDatabaseUser(dbUser)}</span>{' '}
          {deviceAt && (
            <span>
              {audit.device} <Moment at={deviceAt} as="exact" />
            </span>
          )}
        </p>
        {reason && (
          <p className={styles.reason}>
            <Quoting text={audit.trail.reason(reason)} />
          </p>
        )}
        {lines.length > 0 && (
          <ul className={styles.changes}>
            {lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an event never changes.
              <li key={index}>
                <Quoting text={line} />
              </li>
            ))}
          </ul>
        )}
        <details className={styles.details}>
          <summary>{audit.details}</summary>
          <p>{audit.trail.hash(position, hash)}</p>
          {requestId && <p>{audit.trail.request(requestId)}</p>}
        </details>
      </div>
    </li>
  )
}
