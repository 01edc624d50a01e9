import { useDeskWords } from '../languages/desk-words.ts'
import { Notice } from '../parts/state.tsx'
import { isOwnMachine } from '../server/own-machine.ts'

/** Says beside a QR code that no other device can follow it, where the page was opened by an address of this machine alone. */
export function OnlyHere() {
  const { onlyHere } = useDeskWords()
  if (!isOwnMachine) return null

  return (
    <Notice kind="waiting" icon="warning">
      {onlyHere}
    </Notice>
  )
}
