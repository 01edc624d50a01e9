import { Fragment } from 'react'
import { japaneseRuns } from '../languages/japanese-runs.ts'
import { useLanguage } from '../languages/words.tsx'

/** What the page says in its own language around what somebody wrote in Japanese: that is read and broken as Japanese is. */
export function Quoting({ text }: { text: string }) {
  if (useLanguage() === 'ja') return text

  return japaneseRuns(text).map((run, at) => {
    const isJapanese = at % 2 === 1

    // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place.
    return <Fragment key={at}>{isJapanese ? <span lang="ja">{run}</span> : run}</Fragment>
  })
}
