import { useState } from 'react'
import { useDeskWords } from '../languages/desk-words.ts'
import { Button } from '../parts/button.tsx'
import { Form } from '../parts/form.tsx'
import { LimitedField } from '../parts/limited-field.tsx'
import { Notice, Refusal } from '../parts/state.tsx'
import type { Person } from '../server/me.ts'
import { tenken } from '../server/tenken.ts'
import { useIntention } from '../server/use-intention.ts'
import { Panel } from '../shell/page.tsx'

/** What somebody is called and told apart by. */
export function Renaming({ person }: { person: Person }) {
  const { add, rename } = useDeskWords().people
  const [name, setName] = useState(person.name)
  const [number, setNumber] = useState(person.employeeNumber ?? '')
  const [email, setEmail] = useState(person.email ?? '')
  const asked = useIntention({
    ask: (_: undefined, { id: key }) =>
      tenken.users.rename({
        path: { id: person.id },
        body: { name, employeeNumber: number.trim() || null, email: email.trim() || null },
        key,
      }),
  })

  return (
    <Panel title={rename.title}>
      <Form onSend={() => asked.mutate(undefined)}>
        <LimitedField
          limit="name"
          label={add.name}
          value={name}
          onChange={setName}
          autoComplete="off"
          error={name.trim() ? undefined : add.needName}
        />
        <LimitedField
          limit="employeeNumber"
          label={add.number}
          value={number}
          onChange={setNumber}
          autoComplete="off"
          autoCapitalize="none"
        />
        <LimitedField
          limit="email"
          label={add.email}
          value={email}
          onChange={setEmail}
          inputMode="email"
          autoComplete="off"
          autoCapitalize="none"
        />
        <Refusal error={asked.error} />
        {asked.isSuccess && (
          <Notice kind="good" icon="check">
            {rename.done}
          </Notice>
        )}
        <div>
          <Button type="submit" isBusy={asked.isPending}>
            {rename.go}
          </Button>
        </div>
      </Form>
    </Panel>
  )
}
