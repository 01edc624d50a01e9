import { useState } from 'react'
import { useEntranceWords } from '../languages/entrance-words.ts'
import { useWords } from '../languages/words.tsx'
import { Button } from '../parts/button.tsx'
import type { Person } from '../server/me.ts'
import styles from './account-page.module.css'
import { Leaving } from './leaving.tsx'

/** The way out, here or everywhere. */
export function SigningOut({ me }: { me: Person }) {
  const { shell } = useWords()
  const { account } = useEntranceWords()
  const [where, setWhere] = useState<'here' | 'everywhere'>()

  return (
    <div className={styles.leaving}>
      <div className={styles.actions}>
        <Button icon="leave" onPress={() => setWhere('here')}>
          {shell.signOut}
        </Button>
        <Button kind="quiet" onPress={() => setWhere('everywhere')}>
          {account.signOutEverywhere}
        </Button>
      </div>
      {where && <Leaving key={where} me={me} where={where} onClose={() => setWhere(undefined)} />}
    </div>
  )
}
