import { useDeskWords } from '../languages/desk-words.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import styles from './counts.module.css'
import type { Counts } from './work-record.ts'

interface CountProps {
  icon: IconName
  look: 'yoshi' | 'stop' | 'ai' | 'wait'
  name: string
  value: number
  beside: string
}

/** What a record comes to, in five numbers. */
export function CountsOfRecord({ counts }: { counts: Counts }) {
  const { records } = useDeskWords()
  const { counts: words } = records
  const { steps, ok, problems, overrides, flagged, openFlags, dangers } = counts
  const all: CountProps[] = [
    { icon: 'check', look: 'yoshi', name: words.ok, value: ok, beside: words.of(steps) },
    { icon: 'cross', look: 'stop', name: words.problems, value: problems, beside: '' },
    { icon: 'pen', look: 'ai', name: words.overrides, value: overrides, beside: '' },
    {
      icon: 'flag',
      look: 'wait',
      name: words.flagged,
      value: flagged,
      beside: openFlags > 0 ? words.open(openFlags) : flagged > 0 ? words.settled : '',
    },
    {
      icon: 'shield',
      look: 'yoshi',
      name: words.dangers,
      value: dangers,
      beside: dangers > 0 ? words.acknowledged : '',
    },
  ]

  return (
    <dl className={styles.counts}>
      {all.map(({ icon, look, name, value, beside }) => (
        <div key={name} className={styles.count}>
          <dd className={styles.value}>
            <span className={value > 0 ? styles[look] : styles.nothing}>{value}</span>{' '}
            {beside && <small>{beside}</small>}
          </dd>
          <dt className={styles.name}>
            <Icon name={icon} className={styles[look]} />
            {name}
          </dt>
        </div>
      ))}
    </dl>
  )
}
