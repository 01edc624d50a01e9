import { useState } from 'react'
import { useDeskWords } from '../languages/desk-words.ts'
import { Button } from '../parts/button.tsx'
import { Confirm } from '../parts/confirm.tsx'
import styles from '../parts/stack.module.css'
import { Refusal } from '../parts/state.tsx'
import type { Person } from '../server/me.ts'
import { tenken } from '../server/tenken.ts'
import { useIntention } from '../server/use-intention.ts'
import { Panel } from '../shell/page.tsx'

/** Whether somebody may do anything at all. */
export function Access({ person }: { person: Person }) {
  const { state } = useDeskWords().people
  const [isAsking, setAsking] = useState(false)
  const asked = useIntention({
    ask: (verb: 'deactivate' | 'reactivate', { id: key }) =>
      tenken.users[verb]({ path: { id: person.id }, body: {}, key }),
    onDone: () => setAsking(false),
  })

  return (
    <Panel title={state.title}>
      <div className={styles.stack}>
        <p>{person.deactivatedAt ? state.isDeactivated : state.isActive}</p>
        <div className={person.deactivatedAt ? undefined : styles.words}>
          {person.deactivatedAt ? (
            <Button isBusy={asked.isPending} onPress={() => asked.mutate('reactivate')}>
              {state.reactivate}
            </Button>
          ) : (
            <Button kind="quietStop" onPress={() => setAsking(true)}>
              {state.deactivate}
            </Button>
          )}
        </div>
        {!isAsking && <Refusal error={asked.error} />}
      </div>
      {isAsking && (
        <Confirm
          title={state.deactivateTitle(person.name)}
          text={state.deactivateText}
          button={state.deactivate}
          onClose={() => setAsking(false)}
          onConfirm={() => asked.mutate('deactivate')}
          isBusy={asked.isPending}
          error={asked.error}
        />
      )}
    </Panel>
  )
}
