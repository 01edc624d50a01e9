import { useMutation } from '@tanstack/react-query'
import { useWords } from '../languages/words.tsx'
import { Refusal } from '../parts/state.tsx'
import { useDemo } from '../server/demo.ts'
import type { Person } from '../server/me.ts'
import { tenken } from '../server/tenken.ts'
import { initialsOf } from './initials.ts'
import styles from './sign-in.module.css'
import { useComingIn } from './use-sign-in.ts'

const roles = ['worker', 'supervisor', 'admin', 'auditor'] as const

/** Where a demo is served: its people, by what they may do; a touch signs in. */
export function DemoPeople({ ended }: { ended: Person | undefined }) {
  const words = useWords()
  const demo = useDemo()
  const comeIn = useComingIn(ended)
  const asked = useMutation({
    mutationFn: ({ id: userId }: Person) => tenken.demo.signIn({ body: { userId } }),
    onSuccess: ({ user }) => comeIn(user),
  })
  if (!demo) return null

  return (
    <section className={styles.demo} aria-labelledby="demo">
      <h2 id="demo">{words.demo.title}</h2>
      <p className={styles.lead}>{words.demo.lead}</p>
      {roles.map((role) => (
        <div key={role}>
          <h3>{words.role[role]}</h3>
          <ul className={styles.demoPeople}>
            {demo.people
              .filter((person) => person.role === role)
              .map((person) => (
                <li key={person.id}>
                  <button
                    type="button"
                    className={styles.demoPerson}
                    aria-busy={asked.isPending && asked.variables.id === person.id}
                    onClick={() => asked.mutate(person)}
                  >
                    <span className={styles.initials} aria-hidden="true">
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
      <p className={styles.lead}>
        {words.demo.secrets} <code>{demo.password}</code>
      </p>
    </section>
  )
}
