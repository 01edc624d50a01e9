import { Fragment } from 'react'
import { languageOf, phrasesOf, withUnits } from '../languages/recorded.ts'
import styles from './recorded.module.css'

/**
 * A text of the record, in whatever language it was written: read aloud and broken into lines as that language is. It
 * turns nothing that stands beside it. A title is large and short.
 */
export function Recorded({ text, as }: { text: string; as?: 'title' }) {
  const said = as ? withUnits(text) : text
  const language = languageOf(text)

  return (
    <span lang={language} className={as && styles.title}>
      {as && language === 'ja' ? <Phrases text={said} /> : said}
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
