import { Suspense, use, useState } from 'react'
import type { help } from '../languages/en/help.ts'
import type { Language } from '../languages/language.ts'
import { useLanguage, useWords } from '../languages/words.tsx'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { Loading } from '../parts/state.tsx'
import styles from './help.module.css'

export type HelpWords = Readonly<Record<keyof typeof help, readonly string[]>>
export type HelpTopic = keyof HelpWords

/** A few sentences on what is on the screen; they are loaded when somebody asks. */
export function Help({ topic }: { topic: HelpTopic }) {
  const { help, common } = useWords()
  const [isOpen, setOpen] = useState(false)

  return (
    <>
      <button type="button" className={styles.open} aria-label={help} onClick={() => setOpen(true)}>
        <Icon name="help" />
      </button>
      {isOpen && (
        <Sheet title={help} onClose={() => setOpen(false)}>
          <Suspense fallback={<Loading />}>
            <HelpLines topic={topic} />
          </Suspense>
          <Button onPress={() => setOpen(false)}>{common.close}</Button>
        </Sheet>
      )}
    </>
  )
}

/** The same where it belongs to the page itself. */
export function HelpLines({ topic }: { topic: HelpTopic }) {
  const lines = use(wordsIn(useLanguage()))[topic]

  return (
    <ul className={styles.lines}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

let loaded: Promise<HelpWords> | undefined

function wordsIn(language: Language): Promise<HelpWords> {
  loaded ??=
    language === 'ja'
      ? import('../languages/ja/help.ts').then((words) => words.help)
      : import('../languages/en/help.ts').then((words) => words.help)

  return loaded
}
