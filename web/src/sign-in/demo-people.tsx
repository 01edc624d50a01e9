import { useMutation } from '@tanstack/react-query'
import { useEntranceWords } from '../languages/entrance-words.ts'
import { useWords } from '../languages/words.tsx'
import { Refusal } from '../parts/state.tsx'
import type { Demo } from '../server/demo.ts'
import type { Person } from '../server/me.ts'
import { tenken } from '../server/tenken.ts'
import styles from './demo-people.module.css'
import { initialsOf } from './initials.ts'
import entrance from './sign-in.module.css'
import { useComingIn } from './use-sign-in.ts'

const roles = ['worker', 'supervisor', 'admin', 'auditor'] as const

/** The people of a demo, by what they may do; a touch signs in. */
export function DemoPeople({ demo, ended }: { demo: Demo; ended: Person | undefined }) {
  const { role: roleNames } = useWords()
  const { demo: words } = useEntranceWords()
  const comeIn = useComingIn(ended)
  const asked = useMutation({
    mutationFn: ({ id: userId }: Person) => tenken.demo.signIn({ body: { userId } }),
    onSuccess: ({ user }) => comeIn(user),
  })

  return (
    <section className={styles.demo} aria-labelledby="demo">
      <h2 id="demo">{words.title}</h2>
      <p className={entrance.lead}>{words.lead}</p>
      {roles.map((role) => (
        <div key={role}>
          <h3>{roleNames[role]}</h3>
          <ul className={styles.people}>
            {demo.people
              .filter((person) => person.role === role)
              .map((person) => (
                <li key={person.id}>
                  <button
                    type="button"
                    className={styles.person}
                    aria-busy={asked.isPending && asked.variables.id === person.id}
                    onClick={() => asked.mutate(person)}
                  >
                    <span className={entrance.initials} aria-hidden="true">
                      {initialsOf(person.name)}
                    </span>
                    {person.name}
                  </button>
                </li>
              ))}
          </ul>
        </div>
      ))}
      <Refusal error={asked.error} />
      <p className={entrance.lead}>
        {words.secrets} <code>{demo.password}</code>
      </p>
    </section>
  )
}
