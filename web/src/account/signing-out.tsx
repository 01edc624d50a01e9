import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useEntranceWords } from '../languages/entrance-words.ts'
import { forgetAnswers } from '../offline/kept.ts'
import { useOutbox } from '../offline/outbox.ts'
import { Button } from '../parts/button.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { Refusal } from '../parts/state.tsx'
import { forgetMe, type Person } from '../server/me.ts'
import { tenken } from '../server/tenken.ts'
import styles from './account-page.module.css'

/** The way out, here or everywhere. Who has answers here that are not sent is told of them first. */
export function SigningOut({ me }: { me: Person }) {
  const { account } = useEntranceWords()
  const queries = useQueryClient()
  const [isAsked, setAsked] = useState<'here' | 'everywhere'>()
  const waiting = useOutbox().filter(({ userId, state }) => userId === me.id && state === 'waiting').length
  const leave = useMutation({
    mutationFn: (where: 'here' | 'everywhere') =>
      where === 'here' ? tenken.signIns.signOut() : tenken.signIns.signOutEverywhere(),
    onSuccess: async () => {
      forgetMe()
      await forgetAnswers().catch(() => undefined)
      await queries.resetQueries()
    },
  })
  const press = (where: 'here' | 'everywhere') => {
    setAsked(where)
    if (waiting === 0) leave.mutate(where)
  }
  const isBusy = (where: 'here' | 'everywhere') => leave.isPending && isAsked === where

  return (
    <div className={styles.leaving}>
      <div className={styles.actions}>
        <Button icon="leave" isBusy={isBusy('here')} onPress={() => press('here')}>
          {account.signOut}
        </Button>
        <Button kind="quiet" isBusy={isBusy('everywhere')} onPress={() => press('everywhere')}>
          {account.signOutEverywhere}
        </Button>
      </div>
      {isAsked && waiting > 0 ? (
        <Confirm
          title={account.unsent(waiting)}
          text={account.unsentText}
          button={account.signOutAnyway}
          isBusy={leave.isPending}
          error={leave.error}
          onClose={() => setAsked(undefined)}
          onConfirm={() => leave.mutate(isAsked)}
        />
      ) : (
        <Refusal error={leave.error} />
      )}
    </div>
  )
}
