import { useState } from 'react'
import { useDeskWords } from '../languages/desk-words.ts'
import { Button } from '../parts/button.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { Moment } from '../parts/moment.tsx'
import { Code, CodeLink, OnceSheet } from '../parts/once.tsx'
import styles from '../parts/stack.module.css'
import type { Person } from '../server/me.ts'
import { tenken } from '../server/tenken.ts'
import { useIntention } from '../server/use-intention.ts'
import { OnlyHere } from '../shell/only-here.tsx'
import { Panel } from '../shell/page.tsx'

type Kind = 'password' | 'pin'

/** A one-time code, by which somebody sets their first password or PIN, or a new one. */
export function SecretReset({ person }: { person: Person }) {
  const { secret } = useDeskWords().people
  const [chosen, setChosen] = useState<Kind>()
  const asked = useIntention({
    ask: async (kind: Kind, { id: key }) => ({
      kind,
      ...(await tenken.signIns.reset({ path: { id: person.id }, body: { kind }, key })),
    }),
    onDone: () => setChosen(undefined),
  })

  return (
    <Panel title={secret.title}>
      <div className={styles.stack}>
        <p>{secret.lead}</p>
        <div className={styles.row}>
          {(['pin', 'password'] as const).map((kind) => (
            <Button key={kind} onPress={() => setChosen(kind)}>
              {secret[kind]}
            </Button>
          ))}
        </div>
        <p className={styles.quiet}>{secret.pinHint}</p>
      </div>
      {chosen && (
        <Confirm
          title={secret[chosen]}
          text={secret.confirm[chosen](person.name)}
          button={secret.make}
          onClose={() => setChosen(undefined)}
          onConfirm={() => asked.mutate(chosen)}
          isBusy={asked.isPending}
          error={asked.error}
        />
      )}
      {asked.data && (
        <OnceSheet title={secret.codeTitle[asked.data.kind]}>
          <p>{secret.codeLead(person.name)}</p>
          <Code code={asked.data.code} />
          <p>
            {secret.until} <Moment at={asked.data.until} />
          </p>
          <p>{secret.open}</p>
          <OnlyHere />
          <CodeLink address={`${location.origin}/redeem#${asked.data.code}`} label={secret.qr} />
          <Button kind="main" onPress={asked.reset}>
            {secret.done}
          </Button>
        </OnceSheet>
      )}
    </Panel>
  )
}
