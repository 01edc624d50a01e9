import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Refused } from 'tenken/client'
import { useEntranceWords } from '../languages/entrance-words.ts'
import { useWords } from '../languages/words.tsx'
import { forgetAnswers } from '../offline/kept.ts'
import { useOutbox } from '../offline/outbox.ts'
import { Confirm } from '../parts/confirm.tsx'
import { forgetMe, type Person } from '../server/me.ts'
import { tenken } from '../server/tenken.ts'

interface LeavingProps {
  me: Person
  where: 'here' | 'everywhere'
  /** They stay. */
  onClose: () => void
}

/**
 * Signs out. Who has answers here that are not sent is told of them first; whoever the server does not hear stays signed
 * in, and is told so.
 */
export function Leaving({ me, where, onClose }: LeavingProps) {
  const { shell, state } = useWords()
  const { account } = useEntranceWords()
  const queries = useQueryClient()
  const waiting = useOutbox().filter(({ userId, state }) => userId === me.id && state === 'waiting').length
  const leave = useMutation({
    mutationFn: () => (where === 'here' ? tenken.signIns.signOut() : tenken.signIns.signOutEverywhere()),
    onSuccess: async () => {
      forgetMe()
      await forgetAnswers().catch(() => undefined)
      await queries.resetQueries()
    },
  })
  const isBegun = useRef(waiting > 0)
  useEffect(() => {
    if (isBegun.current) return
    isBegun.current = true
    leave.mutate()
  })
  const { error, isPending } = leave
  const rest = { isBusy: isPending, onClose, onConfirm: leave.mutate }
  if (error && !(error instanceof Refused)) {
    return (
      <Confirm
        {...rest}
        title={account.stillHere}
        text={account.stillHereText}
        button={state.again}
        error={null}
      />
    )
  }
  if (waiting > 0) {
    return (
      <Confirm
        {...rest}
        title={account.unsent(waiting)}
        text={account.unsentText}
        button={account.signOutAnyway}
        error={error}
      />
    )
  }

  return error && <Confirm {...rest} title={account.stillHere} text="" button={shell.signOut} error={error} />
}
