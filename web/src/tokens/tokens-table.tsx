import { useState } from 'react'
import { useDeskWords } from '../languages/desk-words.ts'
import { useWords } from '../languages/words.tsx'
import { Button } from '../parts/button.tsx'
import { Chip } from '../parts/chip.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { Moment } from '../parts/moment.tsx'
import { Cell, HeadCell, Table } from '../parts/table.tsx'
import { usePerson } from '../people/everybody.ts'
import { tenken } from '../server/tenken.ts'
import { useIntention } from '../server/use-intention.ts'
import { stateOfToken, type Token } from './token-state.ts'

const looks = {
  active: { look: 'good', icon: 'check' },
  expired: { look: 'quiet' },
  revoked: { look: 'stop', icon: 'cross' },
} as const

/** Every token, without its secret; any that still works can be revoked. */
export function TokensTable({ tokens }: { tokens: readonly Token[] }) {
  const { tokens: words } = useDeskWords()
  const { shell } = useWords()
  const [revoking, setRevoking] = useState<Token>()
  const asked = useIntention({
    ask: ({ id }: Token, { id: key }) => tenken.apiTokens.revoke({ path: { id }, body: {}, key }),
    onDone: () => setRevoking(undefined),
  })
  const { columns } = words

  return (
    <>
      <Table
        label={shell.tokens}
        columns={[
          columns.name,
          columns.user,
          columns.scopes,
          columns.state,
          columns.until,
          columns.used,
          words.revoke,
        ]}
      >
        {tokens.map((token) => {
          const state = stateOfToken(token, new Date())

          return (
            <tr key={token.id}>
              <HeadCell>{token.name}</HeadCell>
              <Cell label={columns.user}>
                <span style={{ overflowWrap: 'anywhere' }}>
                  <NameOf id={token.userId} />
                </span>
              </Cell>
              <Cell label={columns.scopes}>
                {token.scopes.map((scope) => words.scope[scope]).join(' · ')}
              </Cell>
              <Cell label={columns.state}>
                <Chip {...looks[state]}>{words[state]}</Chip>
              </Cell>
              <Cell label={columns.until}>
                <Moment at={token.expiresAt} as="day" />
              </Cell>
              <Cell label={columns.used}>
                {token.lastUsedAt ? <Moment at={token.lastUsedAt} as="recent" /> : words.never}
              </Cell>
              <Cell is="actions">
                {state === 'active' && (
                  <Button kind="quietStop" onPress={() => setRevoking(token)}>
                    {words.revoke}
                  </Button>
                )}
              </Cell>
            </tr>
          )
        })}
      </Table>
      {revoking && (
        <Confirm
          title={words.revokeTitle(revoking.name)}
          text={words.revokeText}
          button={words.revoke}
          onClose={() => setRevoking(undefined)}
          onConfirm={() => asked.mutate(revoking)}
          isBusy={asked.isPending}
          error={asked.error}
        />
      )}
    </>
  )
}

/** Of one person: a plant has thousands, and tokens are few. */
function NameOf({ id }: { id: string }) {
  return usePerson(id).data?.name ?? '…'
}
