import { useState } from 'react'
import { useDeskWords } from '../languages/desk-words.ts'
import { useWords } from '../languages/words.tsx'
import { Button } from '../parts/button.tsx'
import { FormSheet } from '../parts/form-sheet.tsx'
import { LimitedField } from '../parts/limited-field.tsx'
import { Code, CodeLink } from '../parts/once.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { Notice } from '../parts/state.tsx'
import { useNow } from '../parts/use-now.ts'
import { tenken } from '../server/tenken.ts'
import { useIntention } from '../server/use-intention.ts'
import { OnlyHere } from '../shell/only-here.tsx'
import { type Device, timeLeft } from './device-state.ts'

type Added = Awaited<ReturnType<typeof tenken.devices.add>>

/** Names a device, and shows the code that enrols it until it has. */
export function EnrolSheet({ devices, onClose }: { devices: readonly Device[]; onClose: () => void }) {
  const { devices: words } = useDeskWords()
  const [name, setName] = useState('')
  const [isChecked, setChecked] = useState(false)
  const asked = useIntention({
    ask: (_: undefined, { id }) => tenken.devices.add({ path: { id }, body: { name } }),
  })
  if (asked.data) {
    const { id } = asked.data.device
    const isEnrolled = devices.some((device) => device.id === id && device.enrolledAt !== null)

    return <CodeSheet added={asked.data} isEnrolled={isEnrolled} onClose={onClose} />
  }

  return (
    <FormSheet
      title={words.add}
      button={words.go}
      isBusy={asked.isPending}
      error={asked.error}
      onSend={() => {
        setChecked(true)
        if (name.trim()) asked.mutate(undefined)
      }}
      onClose={onClose}
    >
      <LimitedField
        limit="name"
        label={words.name}
        hint={words.nameHint}
        value={name}
        onChange={setName}
        autoComplete="off"
        takesFocus
        error={isChecked && !name.trim() ? words.needName : undefined}
      />
    </FormSheet>
  )
}

function CodeSheet({
  added,
  isEnrolled,
  onClose,
}: {
  added: Added
  isEnrolled: boolean
  onClose: () => void
}) {
  const { devices: words } = useDeskWords()
  const { common } = useWords()
  const left = timeLeft(added.device.codeUntil ?? '', useNow(1_000))

  return (
    <Sheet title={isEnrolled ? added.device.name : words.codeTitle} onClose={onClose}>
      {isEnrolled ? (
        <Notice kind="good" icon="check">
          {words.isEnrolled(added.device.name)}
        </Notice>
      ) : left === undefined ? (
        <Notice kind="waiting" icon="clock">
          {words.over}
        </Notice>
      ) : (
        <>
          <p>{words.codeLead}</p>
          <OnlyHere />
          <CodeLink address={`${location.origin}/enrol#${added.code}`} label={words.qr} />
          <Code code={added.code} />
          <p role="timer">{words.left(left)}</p>
        </>
      )}
      <Button kind={isEnrolled ? 'main' : 'plain'} onPress={onClose}>
        {common.close}
      </Button>
    </Sheet>
  )
}
