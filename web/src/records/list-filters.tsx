import { useDeskWords } from '../languages/desk-words.ts'
import { useWords } from '../languages/words.tsx'
import { CheckBox } from '../parts/check-box.tsx'
import { Field } from '../parts/field.tsx'
import { Select } from '../parts/select.tsx'
import type { Person } from '../server/me.ts'
import styles from './list-page.module.css'
import { matters, statuses, whose } from './wanted.ts'

interface ListFiltersProps {
  me: Person
  asked: URLSearchParams
  onAsk: (asked: URLSearchParams) => void
}

/** What of all work is looked for. Workers have but their own. */
export function ListFilters({ me, asked, onAsk }: ListFiltersProps) {
  const { workStatus } = useWords()
  const { list } = useDeskWords().records
  const set = (name: string, value: string) => {
    const after = new URLSearchParams(asked)
    if (value) after.set(name, value)
    else after.delete(name)
    onAsk(after)
  }

  return (
    <search className={styles.tools}>
      <Select
        label={list.state}
        value={statuses.find((one) => one === asked.get('state')) ?? ''}
        onChange={(value) => set('state', value)}
        options={[
          { value: '', label: list.anyState },
          ...statuses.map((value) => ({ value, label: workStatus[value] })),
        ]}
      />
      {(me.role === 'supervisor' || me.role === 'admin') && !asked.has('worker') && (
        <Select
          label={list.whose}
          value={whose.find((one) => one === asked.get('whose')) ?? 'everybody'}
          onChange={(value) => set('whose', value === 'everybody' ? '' : value)}
          options={whose.map((value) => ({ value, label: list.of[value] }))}
        />
      )}
      <Field
        label={list.from}
        type="date"
        value={asked.get('from') ?? ''}
        onChange={(day) => set('from', day)}
      />
      <Field label={list.to} type="date" value={asked.get('to') ?? ''} onChange={(day) => set('to', day)} />
      <div className={styles.boxes}>
        {matters.map((name) => (
          <CheckBox
            key={name}
            isChecked={asked.get(name) === 'yes'}
            onChange={(isChecked) => set(name, isChecked ? 'yes' : '')}
          >
            {list[name]}
          </CheckBox>
        ))}
      </div>
    </search>
  )
}
