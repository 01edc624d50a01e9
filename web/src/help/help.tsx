import { useState } from 'react'
import type { HelpTopic } from '../languages/help-words.ts'
import { useWords } from '../languages/words.tsx'
import { Icon } from '../parts/icon.tsx'
import { later } from '../parts/later.tsx'
import styles from './help.module.css'

const HelpSheet = later('part', async () => (await import('./help-sheet.tsx')).HelpSheet)

/** A few sentences on what is on the screen, for whoever asks. */
export function Help({ topic }: { topic: HelpTopic }) {
  const { help } = useWords()
  const [isOpen, setOpen] = useState(false)

  return (
    <>
      <button type="button" className={styles.open} aria-label={help} onClick={() => setOpen(true)}>
        <Icon name="help" />
      </button>
      {isOpen && <HelpSheet topic={topic} onClose={() => setOpen(false)} />}
    </>
  )
}
