import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useLaterWords } from '../languages/later-words.ts'
import { useWords } from '../languages/words.tsx'
import type { OwnWork } from '../offline/use-work.ts'
import { readAgain } from '../offline/work-kept.ts'
import type { WorkRecord } from '../offline/work-on-record.ts'
import { Button } from '../parts/button.tsx'
import { Form } from '../parts/form.tsx'
import { LimitedField } from '../parts/limited-field.tsx'
import { Refusal } from '../parts/state.tsx'
import { useIsOffline } from '../server/connection.ts'
import { newId } from '../server/new-id.ts'
import { rightTime } from '../server/right-time.ts'
import { tenken } from '../server/tenken.ts'
import styles from './problem-sheet.module.css'

/** Ends the work for good, with a reason. It needs the server: nobody aborts by accident what another device goes on with. */
export function AbortForm(props: { work: OwnWork; record: WorkRecord; onClose: () => void }) {
  const { work, record, onClose } = props
  const { common } = useWords()
  const { rest } = useLaterWords()
  const isOffline = useIsOffline()
  const blocked = useId()
  const [key] = useState(newId)
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const { id, workerId } = record.work
  const abort = useMutation({
    mutationFn: () => tenken.workSessions.abort({ path: { id }, body: { reason, at: rightTime() }, key }),
    onSuccess: () => readAgain(workerId, id),
  })
  const blocker = isOffline ? rest.abortOffline : work.waiting.length > 0 ? rest.abortWaits : undefined

  return (
    <Form
      className={styles.form}
      onSend={() => {
        setChecked(true)
        if (reason.trim() && !blocker) abort.mutate()
      }}
    >
      <p className={styles.lead}>{rest.abortText}</p>
      <LimitedField
        limit="text"
        label={rest.abortReason}
        value={reason}
        onChange={setReason}
        rows={3}
        takesFocus
        error={isChecked && !reason.trim() ? common.required : undefined}
      />
      <Refusal error={abort.error} />
      {blocker && <p id={blocked}>{blocker}</p>}
      <div className={styles.pair}>
        <Button size="large" onPress={onClose}>
          {common.back}
        </Button>
        <Button
          size="large"
          kind="stop"
          type="submit"
          isBusy={abort.isPending}
          blockedBy={blocker ? blocked : undefined}
        >
          {rest.abortGo}
        </Button>
      </div>
    </Form>
  )
}
