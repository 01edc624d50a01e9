import { useId, useState } from 'react'
import { useDeskWords } from '../languages/desk-words.ts'
import { useWords } from '../languages/words.tsx'
import { Button } from '../parts/button.tsx'
import { CheckBox } from '../parts/check-box.tsx'
import { Wrong } from '../parts/field.tsx'
import { FormSheet } from '../parts/form-sheet.tsx'
import { LimitedField } from '../parts/limited-field.tsx'
import { Code, Copy, OnceSheet } from '../parts/once.tsx'
import { Select } from '../parts/select.tsx'
import styles from '../parts/stack.module.css'
import { useEverybody } from '../people/everybody.ts'
import type { Person } from '../server/me.ts'
import { tenken } from '../server/tenken.ts'
import { useIntention } from '../server/use-intention.ts'
import { type Scope, scopes } from './token-state.ts'

const lasting = ['30', '90', '365'] as const
const aDay = 86_400_000

interface MakeSheetProps {
  me: Person
  onClose: () => void
}

/** Makes a token, and shows its secret this once. */
export function MakeSheet({ me, onClose }: MakeSheetProps) {
  const { tokens: words } = useDeskWords()
  const { role } = useWords()
  const people = useEverybody().data ?? [me]
  const [name, setName] = useState('')
  const [userId, setUserId] = useState(me.id)
  const [chosen, setChosen] = useState<readonly Scope[]>(['read'])
  const [days, setDays] = useState<(typeof lasting)[number]>('90')
  const [isChecked, setChecked] = useState(false)
  const wrong = useId()
  const labelOf = (person: Person) =>
    `${person.name} · ${person.employeeNumber ?? person.email} (${role[person.role]})`
  const lacksScope = isChecked && chosen.length === 0
  const asked = useIntention({
    ask: (_: undefined, { id, at }) =>
      tenken.apiTokens.make({
        path: { id },
        body: {
          name,
          userId,
          scopes: [...chosen],
          expiresAt: new Date(new Date(at).getTime() + Number(days) * aDay).toISOString(),
        },
      }),
  })
  if (asked.data) {
    return (
      <OnceSheet title={words.secretTitle}>
        <p>{words.secretLead}</p>
        <Code code={asked.data.secret} />
        <div className={styles.row}>
          <Copy text={asked.data.secret} />
          <Button kind="main" onPress={onClose}>
            {words.done}
          </Button>
        </div>
      </OnceSheet>
    )
  }

  return (
    <FormSheet
      title={words.make}
      button={words.go}
      isBusy={asked.isPending}
      error={asked.error}
      onSend={() => {
        setChecked(true)
        if (name.trim() && chosen.length > 0) asked.mutate(undefined)
      }}
      onClose={onClose}
    >
      <LimitedField
        limit="name"
        label={words.name}
        value={name}
        onChange={setName}
        autoComplete="off"
        takesFocus
        error={isChecked && !name.trim() ? words.needName : undefined}
      />
      <Select
        label={words.user}
        hint={words.userHint}
        value={userId}
        onChange={setUserId}
        options={people
          .filter(({ deactivatedAt }) => deactivatedAt === null)
          .map((person) => ({ value: person.id, label: labelOf(person) }))}
      />
      <fieldset className={styles.plain} aria-describedby={lacksScope ? wrong : undefined}>
        <legend className={styles.legend}>{words.scopes}</legend>
        {scopes.map((scope) => (
          <CheckBox
            key={scope}
            isChecked={chosen.includes(scope)}
            onChange={(isOn) =>
              setChosen(scopes.filter((one) => (one === scope ? isOn : chosen.includes(one))))
            }
          >
            {words.scope[scope]}
          </CheckBox>
        ))}
        {lacksScope && <Wrong id={wrong}>{words.needScope}</Wrong>}
      </fieldset>
      <Select
        label={words.lasts}
        value={days}
        onChange={setDays}
        options={lasting.map((value) => ({ value, label: words.days(Number(value)) }))}
      />
    </FormSheet>
  )
}
