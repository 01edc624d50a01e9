import { useState } from 'react'
import type { PageProps } from '../areas.tsx'
import { HelpLines } from '../help/help-lines.tsx'
import { useEntranceWords } from '../languages/entrance-words.ts'
import { chooseLanguage, languages, nameOf } from '../languages/language.ts'
import { useLanguage, useWords } from '../languages/words.tsx'
import { Choice } from '../parts/choice.tsx'
import { PageHead, Panel } from '../shell/page.tsx'
import { chooseTheme, chosenTheme, themes } from '../style/theme.ts'
import styles from './account-page.module.css'
import { OwnSecret } from './own-secret.tsx'
import { SigningOut } from './signing-out.tsx'

/** Who is signed in, the way out, and how the page looks and speaks to them. */
export function AccountPage({ me }: PageProps) {
  const { role } = useWords()
  const { account } = useEntranceWords()
  const language = useLanguage()
  const [theme, setTheme] = useState(chosenTheme)

  return (
    <div className={styles.page}>
      <PageHead
        help="account"
        title={me.name}
        lead={[role[me.role], me.employeeNumber, me.email].filter(Boolean).join(' · ')}
      />
      <SigningOut me={me} />
      <Panel>
        <div className={styles.stack}>
          <Choice
            label={account.language}
            value={language}
            onChange={chooseLanguage}
            options={languages.map((value) => ({ value, label: nameOf[value] }))}
          />
          <Choice
            label={account.theme}
            value={theme}
            onChange={(chosen) => {
              chooseTheme(chosen)
              setTheme(chosen)
            }}
            options={themes.map((value) => ({ value, label: account.themes[value] }))}
          />
        </div>
      </Panel>
      <OwnSecret />
      <Panel title={account.keeping}>
        <HelpLines topic="keeping" />
      </Panel>
    </div>
  )
}
