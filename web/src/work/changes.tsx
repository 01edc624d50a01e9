import { useLaterWords } from '../languages/later-words.ts'
import { useWords } from '../languages/words.tsx'
import { Recorded } from '../parts/recorded.tsx'
import type { tenken } from '../server/tenken.ts'
import { Panel } from '../shell/page.tsx'
import styles from './changes.module.css'

type Since = NonNullable<Awaited<ReturnType<typeof tenken.sops.inUse>>['since']>
type Part = Since['parts'][number]
type FieldChange = Part['fields'][number]

/** What is otherwise than in the version that the worker knows, in reading order. */
export function Changes({ since }: { since: Since }) {
  const { changes } = useLaterWords()
  const { from, to, title, parts } = since

  return (
    <Panel title={changes.title}>
      <p className={styles.versions}>{changes.from(from.version, to.version)}</p>
      <ul className={styles.parts}>
        {title && (
          <li className={styles.part}>
            <p className={styles.head}>
              <strong className={styles.changed}>{changes.how.changed}</strong> {changes.ofTitle}
            </p>
            <Field field={{ field: 'title', ...title }} />
          </li>
        )}
        {parts.map((part) => (
          <PartChange key={part.originId} part={part} />
        ))}
      </ul>
    </Panel>
  )
}

function PartChange({ part }: { part: Part }) {
  const { changes } = useLaterWords()
  const { kind, how, moved, fields } = part
  const place = part.to ?? part.from
  const said = how === 'changed' && fields.length === 0 && moved ? 'moved' : how
  const number = kind === 'task' ? place?.task : place?.step

  return (
    <li className={styles.part}>
      <p className={styles.head}>
        <strong className={styles[said]}>{changes.how[said]}</strong> {changes.kind[kind]}
        {kind === 'hazard' ? '' : ` ${number ?? ''}`}
      </p>
      {how === 'changed' && fields.length > 0 ? (
        fields.map((field) => <Field key={field.field} field={field} />)
      ) : (
        <p className={how === 'removed' ? styles.gone : undefined}>
          <Recorded text={place?.text ?? ''} />
        </p>
      )}
    </li>
  )
}

function Field({ field }: { field: FieldChange }) {
  const { severity } = useWords()
  const { changes } = useLaterWords()
  const said = (text: string | null) =>
    text !== null && field.field === 'severity' && text in severity
      ? severity[text as keyof typeof severity]
      : (text ?? changes.nothing)

  return (
    <div className={styles.field}>
      <span className={styles.label}>{changes.field[field.field]}</span>
      <del>
        <Recorded text={said(field.from)} />
      </del>
      <ins>
        <Recorded text={said(field.to)} />
      </ins>
    </div>
  )
}
