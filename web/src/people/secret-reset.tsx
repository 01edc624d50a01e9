import { useDeskWords } from '../languages/desk-words.ts'
import { Button } from '../parts/button.tsx'
import { Moment } from '../parts/moment.tsx'
import { Code, CodeLink } from '../parts/once.tsx'
import { Sheet } from '../parts/sheet.tsx'
import styles from '../parts/stack.module.css'
import { Refusal } from '../parts/state.tsx'
import type { Person } from '../server/me.ts'
import { tenken } from '../server/tenken.ts'
import { useIntention } from '../server/use-intention.ts'
import { Panel } from '../shell/page.tsx'

type Kind = 'password' | 'pin'

/** A one-time code, by which somebody sets their first password or PIN, or a new one. */
export function SecretReset({ person }: { person: Person }) {
  const { secret } = useDeskWords().people
  const asked = useIntention({
    ask: async (kind: Kind, { id: key }) => ({
      kind,
      ...(await tenken.signIns.reset({ path: { id: person.id }, body: { kind }, key })),
    }),
  })

  return (
    <Panel title={secret.title}>
      <div className={styles.stack}>
        <p>{secret.lead}</p>
        <div className={styles.row}>
          {(['pin', 'password'] as const).map((kind) => (
            <Button
              key={kind}
              isBusy={asked.isPending && asked.variables === kind}
              onPress={() => asked.mutate(kind)}
            >
              {secret[kind]}
            </Button>
          ))}
        </div>
        <p className={styles.quiet}>{secret.pinHint}</p>
        <Refusal error={asked.error} />
      </div>
      {asked.data && (
        <Sheet title={secret.codeTitle[asked.data.kind]} onClose={asked.reset}>
          <p>{secret.codeLead(person.name)}</p>
          <Code code={asked.data.code} />
          <p>
            {secret.until} <Moment at={asked.data.until} />
          </p>
          <p>{secret.open}</p>
          <CodeLink address={`${location.origin}/redeem#${asked.data.code}`} label={secret.qr} />
          <Button kind="main" onPress={asked.reset}>
            {secret.done}
          </Button>
        </Sheet>
      )}
    </Panel>
  )
}
