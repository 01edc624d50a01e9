import { useState } from 'react'
import { useDeskWords } from '../languages/desk-words.ts'
import { useWords } from '../languages/words.tsx'
import { Button } from '../parts/button.tsx'
import { Choice } from '../parts/choice.tsx'
import { classes } from '../parts/classes.ts'
import styles from '../parts/stack.module.css'
import { Refusal } from '../parts/state.tsx'
import type { Person, Role } from '../server/me.ts'
import { tenken } from '../server/tenken.ts'
import { useIntention } from '../server/use-intention.ts'
import { Panel } from '../shell/page.tsx'
import local from './people.module.css'

const roles: readonly Role[] = ['worker', 'supervisor', 'admin', 'auditor']

/** What somebody may do from now on. */
export function RoleChange({ person }: { person: Person }) {
  const { people } = useDeskWords()
  const words = useWords()
  const [role, setRole] = useState(person.role)
  const asked = useIntention({
    ask: (_: undefined, { id: key }) =>
      tenken.users.changeRole({ path: { id: person.id }, body: { role }, key }),
  })

  return (
    <Panel title={people.role.title}>
      <div className={classes(styles.stack, local.role)}>
        <Choice
          label={people.role.lead[role]}
          value={role}
          onChange={setRole}
          options={roles.map((value) => ({ value, label: words.role[value] }))}
        />
        <Refusal error={asked.error} />
        {role !== person.role && (
          <div>
            <Button kind="main" isBusy={asked.isPending} onPress={() => asked.mutate(undefined)}>
              {people.role.go}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  )
}
