import { Fragment } from 'react'
import { languageOf, phrasesOf, withUnits } from '../languages/recorded.ts'
import { useLanguage } from '../languages/words.tsx'
import styles from './recorded.module.css'

/**
 * A text of the record, in whatever language it was written: read aloud and broken into lines as that language is. A
 * title is large and short.
 */
export function Recorded({ text, as = 'text' }: { text: string; as?: 'text' | 'title' }) {
  const page = useLanguage()
  const language = languageOf(text)
  if (as === 'text')
    return language === undefined || language === page ? text : <span lang={language}>{text}</span>

  return (
    <span lang={language} className={styles.title}>
      {language === 'ja' ? <Phrases text={withUnits(text)} /> : withUnits(text)}
    </span>
  )
}

function Phrases({ text }: { text: string }) {
  return phrasesOf(text).map((phrase, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a phrase is its place.
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {phrase}
    </Fragment>
  ))
}
