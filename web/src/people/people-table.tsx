import { Link } from 'wouter'
import { useDeskWords } from '../languages/desk-words.ts'
import { useWords } from '../languages/words.tsx'
import { Chip } from '../parts/chip.tsx'
import { Cell, HeadCell, Table } from '../parts/table.tsx'
import type { Person } from '../server/me.ts'
import local from './people.module.css'

interface PeopleTableProps {
  people: readonly Person[]
  /** Where everybody is active, nothing says so. */
  tells: 'active ones' | 'everybody'
}

export function PeopleTable({ people, tells }: PeopleTableProps) {
  const words = useWords()
  const { columns } = useDeskWords().people.list
  const tellsState = tells === 'everybody'

  return (
    <Table
      label={words.shell.people}
      columns={[
        columns.name,
        columns.role,
        columns.number,
        columns.email,
        ...(tellsState ? [columns.state] : []),
      ]}
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
          {tellsState && (
            <Cell label={columns.state}>
              <StateChip person={person} />
            </Cell>
          )}
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
