import { useDeskWords } from '../languages/desk-words.ts'
import { Button } from '../parts/button.tsx'
import { Notice } from '../parts/state.tsx'
import { usePerson } from '../people/everybody.ts'
import { useProcedure } from '../procedures/queries.ts'
import styles from './list-page.module.css'
import type { WorkLine } from './wanted.ts'

interface OnlyProps {
  id: string
  /** One of those that were found, which says the name; undefined where there is none. */
  line: WorkLine | undefined
  onAll: () => void
}

/** On which version alone the work in the list is, and the way to all of it. */
export function OnlyOn({ id, line, onAll }: OnlyProps) {
  return line ? (
    <OnVersion title={line.sopTitle} version={line.sopVersion} onAll={onAll} />
  ) : (
    <OnVersionWithout id={id} onAll={onAll} />
  )
}

function OnVersionWithout({ id, onAll }: Omit<OnlyProps, 'line'>) {
  const { data } = useProcedure(id)

  return data ? <OnVersion title={data.title} version={data.version} onAll={onAll} /> : null
}

function OnVersion(props: { title: string; version: number; onAll: () => void }) {
  const { title, version, onAll } = props
  const { list } = useDeskWords().records

  return <Only text={list.onVersion(title, version)} button={list.onAll} onAll={onAll} />
}

/** Whose work alone is in the list, and the way to everybody's. */
export function OnlyOf({ id, onAll }: Omit<OnlyProps, 'line'>) {
  const { list } = useDeskWords().records
  const { data: person } = usePerson(id)
  if (!person) return null
  const calledBy = person.employeeNumber ?? person.email

  return <Only text={list.ofPerson(`${person.name} (${calledBy})`)} button={list.ofAll} onAll={onAll} />
}

function Only({ text, button, onAll }: { text: string; button: string; onAll: () => void }) {
  return (
    <div className={styles.only}>
      <Notice kind="known" icon="info">
        <p>{text}</p>
        <Button kind="quiet" onPress={onAll}>
          {button}
        </Button>
      </Notice>
    </div>
  )
}
