import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useDeskWords } from '../languages/desk-words.ts'
import { useWords } from '../languages/words.tsx'
import { Button } from '../parts/button.tsx'
import { Chip } from '../parts/chip.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { deskIcons } from '../parts/desk-icons.ts'
import { Moment } from '../parts/moment.tsx'
import { Failed, Loading, PageState } from '../parts/state.tsx'
import { Cell, HeadCell, Table } from '../parts/table.tsx'
import { tenken } from '../server/tenken.ts'
import { useIntention } from '../server/use-intention.ts'
import { PageHead } from '../shell/page.tsx'
import { type Device, stateOfDevice } from './device-state.ts'
import { EnrolSheet } from './enrol-sheet.tsx'

/** The tablets and phones of the plant. */
export function DevicesPage() {
  const { shell } = useWords()
  const { devices: words } = useDeskWords()
  const [isAdding, setAdding] = useState(false)
  const { data, error, refetch, isPending } = useQuery({
    queryKey: ['devices'],
    queryFn: ({ signal }) => tenken.devices.list({ signal }),
    refetchInterval: isAdding ? 2_000 : false,
  })
  const add = (
    <Button kind="main" icon="plus" onPress={() => setAdding(true)}>
      {words.add}
    </Button>
  )

  return (
    <>
      <PageHead help="devices" title={shell.devices} lead={words.lead} actions={add} />
      {isPending && <Loading />}
      {error && !data && <Failed error={error} onRetry={refetch} />}
      {data?.devices.length === 0 && (
        <PageState icon={deskIcons.device} title={words.none} text={words.noneText} />
      )}
      {data && data.devices.length > 0 && <DevicesTable devices={data.devices} />}
      {isAdding && <EnrolSheet devices={data?.devices ?? []} onClose={() => setAdding(false)} />}
    </>
  )
}

const looks = {
  enrolled: { look: 'good', icon: 'check' },
  waiting: { look: 'waiting', icon: 'clock' },
  expired: { look: 'quiet' },
  revoked: { look: 'stop', icon: 'cross' },
} as const

function DevicesTable({ devices }: { devices: readonly Device[] }) {
  const { devices: words } = useDeskWords()
  const [revoking, setRevoking] = useState<Device>()
  const asked = useIntention({
    ask: ({ id }: Device, { id: key }) => tenken.devices.revoke({ path: { id }, body: {}, key }),
    onDone: () => setRevoking(undefined),
  })
  const { columns } = words

  return (
    <>
      <Table label={columns.name} columns={[columns.name, columns.state, columns.since, words.revoke]}>
        {devices.map((device) => {
          const state = stateOfDevice(device, new Date())

          return (
            <tr key={device.id}>
              <HeadCell>{device.name}</HeadCell>
              <Cell label={columns.state}>
                <Chip {...looks[state]}>{words[state]}</Chip>
              </Cell>
              <Cell label={columns.since}>
                <Moment at={device.revokedAt ?? device.enrolledAt ?? device.addedAt} />
              </Cell>
              <Cell is="actions">
                {state !== 'revoked' && (
                  <Button kind="quietStop" onPress={() => setRevoking(device)}>
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
