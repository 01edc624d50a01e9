import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PageProps } from '../areas.tsx'
import { HelpLines } from '../help/help-lines.tsx'
import { chooseLanguage, languages, nameOf } from '../languages/language.ts'
import { useLanguage, useWords } from '../languages/words.tsx'
import { Button } from '../parts/button.tsx'
import { Choice } from '../parts/choice.tsx'
import { Refusal } from '../parts/state.tsx'
import { forgetMe } from '../server/me.ts'
import { tenken } from '../server/tenken.ts'
import { PageHead, Panel } from '../shell/page.tsx'
import { chooseTheme, chosenTheme, themes } from '../style/theme.ts'
import styles from './account-page.module.css'
import { OwnSecret } from './own-secret.tsx'

/** Who is signed in, how the page looks and speaks to them, and the way out. */
export function AccountPage({ me }: PageProps) {
  const { shell, role } = useWords()
  const language = useLanguage()
  const [theme, setTheme] = useState(chosenTheme)

  return (
    <>
      <PageHead
        help="account"
        title={me.name}
        lead={[role[me.role], me.employeeNumber, me.email].filter(Boolean).join(' · ')}
      />
      <Panel>
        <div className={styles.stack}>
          <Choice
            label={shell.language}
            value={language}
            onChange={chooseLanguage}
            options={languages.map((value) => ({ value, label: nameOf[value] }))}
          />
          <Choice
            label={shell.theme}
            value={theme}
            onChange={(chosen) => {
              chooseTheme(chosen)
              setTheme(chosen)
            }}
            options={themes.map((value) => ({ value, label: shell.themes[value] }))}
          />
        </div>
      </Panel>
      <OwnSecret />
      <Panel title={shell.keeping}>
        <HelpLines topic="keeping" />
      </Panel>
      <Panel>
        <SigningOut />
      </Panel>
    </>
  )
}

function SigningOut() {
  const { shell } = useWords()
  const queries = useQueryClient()
  const forget = async () => {
    forgetMe()
    await queries.resetQueries()
  }
  const here = useMutation({ mutationFn: () => tenken.signIns.signOut(), onSuccess: forget })
  const everywhere = useMutation({ mutationFn: () => tenken.signIns.signOutEverywhere(), onSuccess: forget })

  return (
    <div className={styles.stack}>
      <div className={styles.actions}>
        <Button icon="leave" isBusy={here.isPending} onPress={() => here.mutate()}>
          {shell.signOut}
        </Button>
        <Button kind="quiet" isBusy={everywhere.isPending} onPress={() => everywhere.mutate()}>
          {shell.signOutEverywhere}
        </Button>
      </div>
      <Refusal error={here.error ?? everywhere.error} />
    </div>
  )
}
