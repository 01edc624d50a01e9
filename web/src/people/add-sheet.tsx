import { useState } from 'react'
import { useLocation } from 'wouter'
import { useDeskWords } from '../languages/desk-words.ts'
import { useWords } from '../languages/words.tsx'
import { Choice } from '../parts/choice.tsx'
import { FormSheet } from '../parts/form-sheet.tsx'
import { LimitedField } from '../parts/limited-field.tsx'
import styles from '../parts/stack.module.css'
import type { Person, Role } from '../server/me.ts'
import { tenken } from '../server/tenken.ts'
import { useIntention } from '../server/use-intention.ts'
import { rolesToGive } from './may.ts'

/** Puts somebody on record; their first password or PIN comes by a code, on the page that follows. */
export function AddSheet({ me, onClose }: { me: Person; onClose: () => void }) {
  const { add } = useDeskWords().people
  const words = useWords()
  const [, go] = useLocation()
  const [name, setName] = useState('')
  const [number, setNumber] = useState('')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('worker')
  const [isChecked, setChecked] = useState(false)
  const roles = rolesToGive(me)
  const hasOne = number.trim() !== '' || email.trim() !== ''
  const asked = useIntention({
    ask: (_: undefined, { id }) =>
      tenken.users.add({
        path: { id },
        body: { name, role, employeeNumber: number.trim() || null, email: email.trim() || null },
      }),
    onDone: ({ id }) => go(`/people/${id}`),
  })

  return (
    <FormSheet
      title={add.title}
      button={add.go}
      isBusy={asked.isPending}
      error={asked.error}
      onSend={() => {
        setChecked(true)
        if (name.trim() && hasOne) asked.mutate(undefined)
      }}
      onClose={onClose}
    >
      <LimitedField
        limit="name"
        label={add.name}
        hint={add.nameHint}
        value={name}
        onChange={setName}
        autoComplete="off"
        takesFocus
        error={isChecked && !name.trim() ? add.needName : undefined}
      />
      <LimitedField
        limit="employeeNumber"
        label={add.number}
        hint={add.numberHint}
        value={number}
        onChange={setNumber}
        autoComplete="off"
        autoCapitalize="none"
        error={isChecked && !hasOne ? add.needOne : undefined}
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
      {roles.length > 1 ? (
        <Choice
          label={add.role}
          value={role}
          onChange={setRole}
          options={roles.map((value) => ({ value, label: words.role[value] }))}
        />
      ) : (
        <p className={styles.quiet}>{add.onlyWorkers}</p>
      )}
    </FormSheet>
  )
}
