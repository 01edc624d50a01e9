import { useDeskWords } from '../../languages/desk-words.ts'
import { Moment, useDuration } from '../../parts/moment.tsx'
import { answeredBy, eventsOf } from '../timeline.ts'
import { placesOf, type WorkRecord } from '../work-record.ts'
import styles from './print-page.module.css'

/** Pauses, and times without a connection. */
export function Standstills({ record }: { record: WorkRecord }) {
  const { records } = useDeskWords()
  const duration = useDuration()
  const told = eventsOf(record).filter((entry) => entry.kind === 'paused' || entry.kind === 'offline')
  if (told.length === 0) return null

  return (
    <section>
      <h3 className={styles.section}>{records.paper.standstills}</h3>
      <ul className={styles.lines}>
        {told.map((entry) => (
          <li key={entry.key}>
            <Moment at={entry.at} as="exact" /> ·{' '}
            {entry.kind === 'paused'
              ? entry.seconds === null
                ? records.pausedSince
                : records.pausedFor(duration(entry.seconds))
              : records.offline(duration(entry.seconds))}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Printed name, date and time, and meaning of each (21 CFR 11.50). */
export function Signatures({ record }: { record: WorkRecord }) {
  const { paper } = useDeskWords().records
  const places = placesOf(record)
  const meaningOf = ({ meaning, checkId }: WorkRecord['signatures'][number]) => {
    const check = record.checks.find(({ id }) => id === checkId)
    const isSettled = check && answeredBy(record, check) === 'flag'

    return paper.meanings[isSettled ? 'settle' : meaning](check && places.get(check.stepId)?.number)
  }

  return (
    <section className={styles.together}>
      <h3 className={styles.section}>{paper.signatures}</h3>
      {record.signatures.length === 0 ? (
        <p>{paper.notSigned}</p>
      ) : (
        <table className={styles.signatures}>
          <thead>
            <tr>
              <th scope="col" className={styles.nameColumn}>
                {paper.signed.name}
              </th>
              <th scope="col">{paper.signed.meaning}</th>
              <th scope="col" className={styles.timeColumn}>
                {paper.signed.at}
              </th>
            </tr>
          </thead>
          <tbody>
            {record.signatures.map((signature) => (
              <tr key={signature.id}>
                <th scope="row">{signature.signerName}</th>
                <td>{meaningOf(signature)}</td>
                <td className={styles.when}>
                  <Moment at={signature.signedAt} as="exact" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** Whether the trail bears the record out, and the hashes that another copy of the trail is compared with. */
export function Proof({ record: { trail, work } }: { record: WorkRecord }) {
  const { paper } = useDeskWords().records

  return (
    <section className={styles.together}>
      <h3 className={styles.section}>{paper.trail}</h3>
      <p>
        {trail.unbroken
          ? paper.unbroken(trail.work.events, trail.sop.events)
          : paper.broken(trail.work.count + trail.sop.count)}
      </p>
      <dl className={styles.heads}>
        {trail.heads.map(({ stream, position, hash }) => (
          <div key={stream}>
            <dt>{paper.head(stream === work.id ? 'work' : 'sop', position)}</dt>
            <dd className={styles.mono}>{hash}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
