import { useDeskWords } from '../languages/desk-words.ts'
import { isolated } from '../languages/isolating.ts'
import { languageOf } from '../languages/recorded.ts'
import { useWords } from '../languages/words.tsx'
import { Chip } from '../parts/chip.tsx'
import { Recorded } from '../parts/recorded.tsx'
import { PageState } from '../parts/state.tsx'
import styles from './difference-view.module.css'
import type { Comparison } from './procedure.ts'
import { wordDifference } from './word-difference.ts'

/** What differs between two states of a procedure, as the contract tells it. */
export type Difference = Pick<Comparison, 'title' | 'parts'>

type Part = Comparison['parts'][number]

const looks = { added: 'good', removed: 'stop', changed: 'known' } as const

/** In the order in which one reads the newer one: what was added, removed, changed and moved, to the word. */
export function DifferenceView({ difference }: { difference: Difference }) {
  const { changes } = useDeskWords().procedures
  const { title, parts } = difference
  if (!title && parts.length === 0)
    return <PageState icon="check" title={changes.none} text={changes.noneText} />

  return (
    <ul className={styles.parts}>
      {title && (
        <li className={styles.part}>
          <p className={styles.place}>
            {changes.procedureTitle} <Chip look="known">{changes.how.changed}</Chip>
          </p>
          <Words from={title.from} to={title.to} />
        </li>
      )}
      {parts.map((part) => (
        <PartView key={part.originId} part={part} />
      ))}
    </ul>
  )
}

function PartView({ part }: { part: Part }) {
  const { changes } = useDeskWords().procedures
  const place = usePlace()
  const { kind, how, moved, from, to, fields } = part
  const here = place(kind, to ?? from)
  const before = moved ? place(kind, from) : undefined
  const isOnlyMoved = how === 'changed' && fields.length === 0

  return (
    <li className={styles.part}>
      <p className={styles.place}>
        {here}
        {!isOnlyMoved && <Chip look={looks[how]}>{changes.how[how]}</Chip>}
        {moved && <Chip look="waiting">{changes.how.moved}</Chip>}
        {before && before !== here && <span className={styles.before}>{changes.wasAt(before)}</span>}
      </p>
      {isOnlyMoved ? (
        <p>
          <Recorded text={to?.text ?? ''} />
        </p>
      ) : (
        <dl className={styles.fields}>
          {fields.map((field) => (
            <FieldView key={field.field} {...field} isLabelled={fields.length > 1 || how === 'changed'} />
          ))}
        </dl>
      )}
    </li>
  )
}

function FieldView(props: Part['fields'][number] & { isLabelled: boolean }) {
  const { field, from, to, isLabelled } = props
  const { changes } = useDeskWords().procedures
  const { severity } = useWords()
  const said = (value: string | null) => {
    if (field !== 'severity' || value === null) return value ?? ''
    const level = Object.entries(severity).find(([name]) => name === value)

    return level ? level[1] : value
  }

  return (
    <div>
      <dt className={isLabelled ? styles.label : styles.hidden}>{changes.field[field]}</dt>
      <dd>
        <Words from={said(from)} to={said(to)} />
      </dd>
    </div>
  )
}

function Words({ from, to }: { from: string; to: string }) {
  let at = 0

  return (
    <p className={styles.words} lang={languageOf(`${from}${to}`)}>
      {wordDifference(from, to).map((piece) => {
        const { how } = piece
        const text = isolated(piece.text)
        const key = at
        at += piece.text.length
        if (how === 'same') return <span key={`${how}${key}`}>{text}</span>

        return how === 'added' ? (
          <ins key={`${how}${key}`}>{text}</ins>
        ) : (
          <del key={`${how}${key}`}>{text}</del>
        )
      })}
    </p>
  )
}

/** Names a place in the version that it is of: of a step its task, of a hazard both. */
function usePlace(): (kind: Part['kind'], place: Part['from']) => string {
  const { place: named } = useDeskWords().procedures.changes

  return (kind, place) => {
    if (!place) return ''
    const { task, step } = place
    if (kind === 'task' || step === null) return named.task(task)

    return kind === 'step' ? named.step(task, step) : named.hazard(task, step)
  }
}
