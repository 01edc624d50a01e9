import { useEffect, useState } from 'react'
import { useWords } from '../languages/words.tsx'
import { Button } from './button.tsx'
import { classes } from './classes.ts'
import styles from './not-yet.module.css'
import { Notice, Unanswered } from './state.tsx'

/** So long nothing is said, in milliseconds: without a connection no part comes, and over a slow one most are there by then. */
const moments = { offline: 500, slow: 5_000 }

interface NotYetProps {
  /** Of a sheet: then it lies where that would, and can be put away. */
  onClose?: (() => void) | undefined
  /** The server has it no more: a newer page does. */
  isGone?: boolean
}

/** In the place of a part of the page that somebody asked for and that has not come. */
export function NotYet({ onClose, isGone }: NotYetProps) {
  const { state, common } = useWords()
  const [isSaid, setSaid] = useState(isGone)
  useEffect(() => {
    const timer = setTimeout(() => setSaid(true), navigator.onLine ? moments.slow : moments.offline)

    return () => clearTimeout(timer)
  }, [])

  return (
    isSaid && (
      <div className={classes(styles.place, onClose && styles.sheet)}>
        <Notice kind="waiting" icon={isGone ? 'warning' : 'clock'}>
          <p>{isGone ? state.brokenText : state.notYet}</p>
          <div className={styles.ways}>
            {isGone && (
              <Button icon="again" onPress={() => location.reload()}>
                {state.reload}
              </Button>
            )}
            {onClose && <Button onPress={onClose}>{common.close}</Button>}
          </div>
        </Notice>
      </div>
    )
  )
}

/** In the place of a page while a part of it is on its way: never an empty one. */
export function Coming({ lines = 6 }: { lines?: number }) {
  return (
    <>
      <Unanswered of={[]} lines={lines} />
      <NotYet />
    </>
  )
}

/** Where it has the whole screen. */
export function ComingAlone() {
  return (
    <main className={styles.alone}>
      <Coming lines={3} />
    </main>
  )
}
