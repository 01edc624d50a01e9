import { useState } from 'react'
import type { PageProps } from '../areas.tsx'
import { useDeskWords } from '../languages/desk-words.ts'
import { useWords } from '../languages/words.tsx'
import { Button } from '../parts/button.tsx'
import { CheckBox } from '../parts/check-box.tsx'
import { MoreOf } from '../parts/more-of.tsx'
import { SearchField } from '../parts/search-field.tsx'
import { Select } from '../parts/select.tsx'
import styles from '../parts/stack.module.css'
import { Failed, Loading, PageState } from '../parts/state.tsx'
import { useAsked } from '../parts/use-asked.ts'
import type { Role } from '../server/me.ts'
import { tenken } from '../server/tenken.ts'
import { usePages } from '../server/use-pages.ts'
import { PageHead } from '../shell/page.tsx'
import { AddSheet } from './add-sheet.tsx'
import { PeopleTable } from './people-table.tsx'

const roles: readonly Role[] = ['worker', 'supervisor', 'admin', 'auditor']

/** Everybody on record, by name; whom is looked for stands in the address, so that going back finds them again. */
export function PeoplePage({ me }: PageProps) {
  const words = useWords()
  const { list } = useDeskWords().people
  const [isAdding, setAdding] = useState(false)
  const { asked, set, askAnew } = useAsked()
  const search = asked.get('search') ?? ''
  const role = roles.find((one) => one === asked.get('role'))
  const deactivated = asked.get('deactivated') === 'yes'
  const found = usePages({
    key: ['users', { search, role, deactivated }],
    ask: ({ after, signal }) =>
      tenken.users.list({
        signal,
        query: {
          active: !deactivated,
          limit: 50,
          ...(search && { search }),
          ...(role && { role }),
          ...(after && { after }),
        },
      }),
  })
  const people = found.data?.pages.flatMap(({ users }) => users)

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
        <SearchField label={list.find} value={search} onChange={(value) => set('search', value)} />
        <Select
          label={list.role}
          value={role ?? 'all'}
          onChange={(value) => set('role', value === 'all' ? '' : value)}
          options={[
            { value: 'all', label: list.everyRole },
            ...roles.map((value) => ({ value, label: words.role[value] })),
          ]}
        />
        <CheckBox
          isChecked={deactivated}
          onChange={(isChecked) => set('deactivated', isChecked ? 'yes' : '')}
        >
          {list.inactive}
        </CheckBox>
      </search>
      {found.isPending && <Loading lines={5} />}
      {found.error && !people && <Failed error={found.error} onRetry={found.refetch} />}
      {people && people.length > 0 && (
        <PeopleTable people={people} tells={deactivated ? 'everybody' : 'active ones'} />
      )}
      {people?.length === 0 && (
        <PageState icon="search" title={list.none} text={list.noneText}>
          <Button onPress={() => askAnew({ deactivated: 'yes' })}>{list.showAll}</Button>
        </PageState>
      )}
      <MoreOf of={found} />
      {isAdding && <AddSheet me={me} onClose={() => setAdding(false)} />}
    </>
  )
}
