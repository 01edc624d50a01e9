import { useState } from 'react'
import { Link } from 'wouter'
import type { PageProps } from '../areas.tsx'
import { useDeskWords } from '../languages/desk-words.ts'
import { useWords } from '../languages/words.tsx'
import { Button } from '../parts/button.tsx'
import { CheckBox } from '../parts/check-box.tsx'
import { Chip } from '../parts/chip.tsx'
import { SearchField } from '../parts/search-field.tsx'
import { Select } from '../parts/select.tsx'
import styles from '../parts/stack.module.css'
import { Failed, Loading, PageState } from '../parts/state.tsx'
import { Cell, HeadCell, Table } from '../parts/table.tsx'
import type { Person, Role } from '../server/me.ts'
import { PageHead } from '../shell/page.tsx'
import { AddSheet } from './add-sheet.tsx'
import { useEverybody } from './everybody.ts'
import { found, type Wanted } from './found.ts'
import local from './people.module.css'

const roles: readonly Role[] = ['worker', 'supervisor', 'admin', 'auditor']
const all: Wanted = { search: '', role: undefined, deactivated: false }

/** Everybody on record; what is typed narrows them at once. */
export function PeoplePage({ me }: PageProps) {
  const words = useWords()
  const { list } = useDeskWords().people
  const [wanted, setWanted] = useState(all)
  const [isAdding, setAdding] = useState(false)
  const everybody = useEverybody()
  const shown = everybody.data && found(everybody.data, wanted)

  return (
    <>
      <PageHead
        help="people"
        title={words.shell.people}
        actions={
          me.role !== 'auditor' && (
            <Button kind="main" icon="plus" onPress={() => setAdding(true)}>
              {list.add}
            </Button>
          )
        }
      />
      <search className={styles.tools}>
        <SearchField
          label={list.find}
          value={wanted.search}
          onChange={(search) => setWanted({ ...wanted, search })}
        />
        <Select
          label={list.role}
          value={wanted.role ?? 'all'}
          onChange={(role) => setWanted({ ...wanted, role: role === 'all' ? undefined : role })}
          options={[
            { value: 'all', label: list.everyRole },
            ...roles.map((value) => ({ value, label: words.role[value] })),
          ]}
        />
        <CheckBox
          isChecked={wanted.deactivated}
          onChange={(deactivated) => setWanted({ ...wanted, deactivated })}
        >
          {list.inactive}
        </CheckBox>
      </search>
      {everybody.isPending && <Loading lines={5} />}
      {everybody.error && <Failed error={everybody.error} onRetry={() => void everybody.refetch()} />}
      {shown && shown.length > 0 && <PeopleTable people={shown} />}
      {shown?.length === 0 && (
        <PageState icon="search" title={list.none} text={list.noneText}>
          <Button onPress={() => setWanted({ ...all, deactivated: true })}>{list.showAll}</Button>
        </PageState>
      )}
      {isAdding && <AddSheet me={me} onClose={() => setAdding(false)} />}
    </>
  )
}

function PeopleTable({ people }: { people: readonly Person[] }) {
  const words = useWords()
  const { list } = useDeskWords().people
  const { columns } = list

  return (
    <Table
      label={words.shell.people}
      columns={[columns.name, columns.role, columns.number, columns.email, columns.state]}
    >
      {people.map((person) => (
        <tr key={person.id}>
          <HeadCell>
            <Link className={local.name} to={`/people/${person.id}`}>
              {person.name}
            </Link>
          </HeadCell>
          <Cell label={columns.role}>{words.role[person.role]}</Cell>
          <Cell label={columns.number}>{person.employeeNumber}</Cell>
          <Cell label={columns.email}>
            {person.email && <span className={local.email}>{person.email}</span>}
          </Cell>
          <Cell label={columns.state}>
            <StateChip person={person} />
          </Cell>
        </tr>
      ))}
    </Table>
  )
}

export function StateChip({ person }: { person: Person }) {
  const { list } = useDeskWords().people

  return person.deactivatedAt ? (
    <Chip look="stop" icon="lock">
      {list.deactivated}
    </Chip>
  ) : (
    <Chip look="good" icon="check">
      {list.active}
    </Chip>
  )
}
