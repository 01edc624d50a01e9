import type { ReactNode } from 'react'
import { chooseLanguage, languages, nameOf } from '../languages/language.ts'
import { useLanguage } from '../languages/words.tsx'
import { Button } from '../parts/button.tsx'
import { useTitle } from '../parts/use-title.ts'
import styles from './sign-in.module.css'

/** What everybody sees who is not signed in yet: one column, and the language to choose. */
export function Entrance(props: { title: string; lead?: ReactNode; children: ReactNode; foot?: ReactNode }) {
  const language = useLanguage()
  useTitle(props.title)

  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <p className={styles.brand}>
          <img src="/icon.svg" alt="" width="44" height="44" />
          Tenken
        </p>
        <h1>{props.title}</h1>
        {props.lead && <p className={styles.lead}>{props.lead}</p>}
        {props.children}
        <div className={styles.foot}>
          {props.foot}
          {languages
            .filter((one) => one !== language)
            .map((one) => (
              <span key={one} lang={one}>
                <Button kind="quiet" onPress={() => chooseLanguage(one)}>
                  {nameOf[one]}
                </Button>
              </span>
            ))}
        </div>
      </div>
    </main>
  )
}
