import { useState } from 'react'
import { useLocation } from 'wouter'
import { useDeskWords } from '../languages/desk-words.ts'
import { Button, ButtonLink } from '../parts/button.tsx'
import { deskIcons } from '../parts/desk-icons.ts'
import { Refusal } from '../parts/state.tsx'
import type { Person } from '../server/me.ts'
import { tenken } from '../server/tenken.ts'
import { useIntention } from '../server/use-intention.ts'
import { type Ending, EndingSheet } from './ending-sheet.tsx'
import { mayWrite } from './may.ts'
import type { SopLine, SopRecord } from './procedure.ts'

interface ActionsProps {
  me: Person
  sop: SopRecord
  versions: readonly SopLine[]
}

/** What can be done with a version as it stands. */
export function Actions({ me, sop, versions }: ActionsProps) {
  const { actions } = useDeskWords().procedures
  const [asked, setAsked] = useState<Ending>()
  const of = (ending: Ending) => () => setAsked(ending)
  if (!mayWrite(me)) return null

  return (
    <>
      {sop.deletedAt ? (
        <Button icon="again" onPress={of('restore')}>
          {actions.restore}
        </Button>
      ) : (
        <>
          {sop.status === 'effective' && (
            <ButtonLink icon={deskIcons.print} to={`/procedures/${sop.id}/poster`}>
              {actions.poster}
            </ButtonLink>
          )}
          {sop.status === 'draft' ? (
            <>
              <ButtonLink icon="pen" to={`/procedures/${sop.id}/edit`}>
                {actions.edit}
              </ButtonLink>
              <ButtonLink kind="main" to={`/procedures/${sop.id}/publish`}>
                {actions.publish}
              </ButtonLink>
            </>
          ) : (
            <Revising
              sop={sop}
              draft={versions.find(({ status, deletedAt }) => status === 'draft' && !deletedAt)}
            />
          )}
          {sop.status === 'effective' ? (
            <Button kind="quietStop" onPress={of('retire')}>
              {actions.retire}
            </Button>
          ) : (
            <Button kind="quietStop" onPress={of('delete')}>
              {actions.delete}
            </Button>
          )}
        </>
      )}
      {asked && <EndingSheet ending={asked} sop={sop} onClose={() => setAsked(undefined)} />}
    </>
  )
}

/** Makes a draft of the version, or leads to the one that is there. */
function Revising({ sop, draft }: { sop: SopRecord; draft: SopLine | undefined }) {
  const { procedures } = useDeskWords()
  const [, go] = useLocation()
  const revise = useIntention({
    ask: (_: undefined, { id, at }) =>
      tenken.sops.revise({ path: { id: sop.id }, body: { id, at }, key: id }),
    onDone: ({ sop: { id } }) => go(`/procedures/${id}/edit`),
  })
  if (draft) {
    return (
      <ButtonLink icon="pen" to={`/procedures/${draft.id}`}>
        {procedures.list.openDraft(draft.version)}
      </ButtonLink>
    )
  }

  return (
    <>
      <Button icon="pen" isBusy={revise.isPending} onPress={() => revise.mutate(undefined)}>
        {procedures.actions.revise}
      </Button>
      <Refusal error={revise.error} />
    </>
  )
}
