import { useEffect, useState } from 'react'
import { useDeskWords } from '../languages/desk-words.ts'
import { Button } from './button.tsx'
import { askBeforeLeaving } from './leaving.ts'
import { Sheet } from './sheet.tsx'
import styles from './stack.module.css'

/** While it is shown, nothing is left unasked: by a link, by the browser's own way back, by closing the tab. */
export function LeavingGuard() {
  const { leaving } = useDeskWords()
  const [leave, setLeave] = useState<() => void>()
  useEffect(() => {
    const ask = (go: () => void) => setLeave(() => go)
    const stopAsking = askBeforeLeaving(ask)
    const askBrowser = (event: BeforeUnloadEvent) => event.preventDefault()
    // The way back ends at a second entry of this page; one more leads where it should have led.
    const hold = () => history.pushState(held, '', location.href)
    const askBack = () => {
      hold()
      ask(() => {
        stop()
        history.go(-2)
      })
    }
    const stop = () => {
      stopAsking()
      removeEventListener('beforeunload', askBrowser)
      removeEventListener('popstate', askBack)
    }
    if (history.state !== held) hold()
    addEventListener('beforeunload', askBrowser)
    addEventListener('popstate', askBack)

    return stop
  }, [])
  if (!leave) return null

  return (
    <Sheet title={leaving.title} onClose={() => setLeave(undefined)}>
      <p>{leaving.text}</p>
      <div className={styles.row}>
        <Button kind="main" onPress={() => setLeave(undefined)}>
          {leaving.stay}
        </Button>
        <Button kind="quietStop" onPress={leave}>
          {leaving.leave}
        </Button>
      </div>
    </Sheet>
  )
}

const held = 'held'
