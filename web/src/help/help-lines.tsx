import { type HelpTopic, useHelpWords } from '../languages/help-words.ts'
import styles from './help.module.css'

/** A few sentences, where they belong to the page itself. */
export function HelpLines({ topic }: { topic: HelpTopic }) {
  const words = useHelpWords()

  return (
    <ul className={styles.lines}>
      {words[topic].map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
