import { useEffect, useState } from 'react'
import { useDeskWords } from '../languages/desk-words.ts'
import { askAtBack, goOnBack } from './back.ts'
import { Button } from './button.tsx'
import { askBeforeLeaving } from './leaving.ts'
import { Sheet } from './sheet.tsx'
import styles from './stack.module.css'

/** While it is shown, nothing is left unasked: by a link, by the browser's own way back, by closing the tab. */
export function LeavingGuard() {
  const { leaving } = useDeskWords()
  const [leave, setLeave] = useState<() => void>()
  useEffect(() => {
    const stopAsking = askBeforeLeaving((go) => setLeave(() => go))
    const stopHolding = askAtBack(() => setLeave(() => goBack))
    const askBrowser = (event: BeforeUnloadEvent) => event.preventDefault()
    const stop = () => {
      stopAsking()
      stopHolding()
      removeEventListener('beforeunload', askBrowser)
    }
    const goBack = () => {
      stop()
      goOnBack()
    }
    addEventListener('beforeunload', askBrowser)

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
