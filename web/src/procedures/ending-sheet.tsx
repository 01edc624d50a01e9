import { useDeskWords } from '../languages/desk-words.ts'
import { tenken } from '../server/tenken.ts'
import { type Intention, useIntention } from '../server/use-intention.ts'
import type { SopRecord } from './procedure.ts'
import { ReasonSheet } from './reason-sheet.tsx'

/** How a version goes out of use or out of sight, and comes back. */
export type Ending = 'retire' | 'delete' | 'restore'

interface EndingSheetProps {
  ending: Ending
  sop: SopRecord
  onClose: () => void
}

export function EndingSheet({ ending, sop, onClose }: EndingSheetProps) {
  const { actions } = useDeskWords().procedures
  const asked = useIntention({
    ask: (reason: string, intention) => end(ending, sop.id, { reason, ...intention }),
    onDone: onClose,
  })

  return (
    <ReasonSheet
      title={actions[`${ending}Title`](sop.version)}
      text={actions[`${ending}Text`]}
      button={actions[`${ending}Button`]}
      kind={ending === 'restore' ? 'main' : 'stop'}
      needsReason={sop.status !== 'draft'}
      onClose={onClose}
      onConfirm={(reason) => asked.mutate(reason)}
      isBusy={asked.isPending}
      error={asked.error}
    />
  )
}

async function end(
  ending: Ending,
  id: string,
  { reason, at, id: key }: Intention & { reason: string },
): Promise<void> {
  await tenken.sops[ending]({ path: { id }, body: { at, ...(reason && { reason }) }, key })
}
