import { type ReactNode, useEffect, useState } from 'react'
import { useDeskWords } from '../languages/desk-words.ts'
import { askAtBack } from './back.ts'
import { Button } from './button.tsx'
import { classes } from './classes.ts'
import styles from './once.module.css'
import { Qr } from './qr.tsx'
import { Sheet } from './sheet.tsx'
import { Notice } from './state.tsx'

/** A secret that is told this once, large enough to be read across a desk. */
export function Code({ code }: { code: string }) {
  return <p className={classes(styles.code, code.length > 20 && styles.long)}>{code}</p>
}

/** Holds what is told this once: only its own button closes it, and whoever tries otherwise is told why. */
export function OnceSheet({ title, children }: { title: string; children: ReactNode }) {
  const { people } = useDeskWords()
  const [isWarned, setWarned] = useState(false)
  useEffect(() => askAtBack(() => setWarned(true)), [])
  useEffect(() => {
    // A browser closes a dialog at the second Escape, whatever is said at the first.
    const stay = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      setWarned(true)
    }
    addEventListener('keydown', stay)

    return () => removeEventListener('keydown', stay)
  }, [])

  return (
    <Sheet title={title} onClose={() => setWarned(true)}>
      {isWarned && (
        <Notice kind="waiting" icon="warning">
          {people.once}
        </Notice>
      )}
      {children}
    </Sheet>
  )
}

/** Where a code leads, for a camera and to be typed. */
export function CodeLink({ address, label }: { address: string; label: string }) {
  return (
    <>
      <div className={styles.qr}>
        <Qr text={address} label={label} />
      </div>
      <p className={styles.address}>{address}</p>
    </>
  )
}

/** Nothing where the browser has no clipboard for the page, as without TLS: it is marked whole by a touch. */
export function Copy({ text }: { text: string }) {
  const { people } = useDeskWords()
  const [isCopied, setCopied] = useState(false)
  if (!('clipboard' in navigator)) return null

  return (
    <Button
      onPress={() => {
        void navigator.clipboard.writeText(text).then(() => setCopied(true))
      }}
    >
      {isCopied ? people.copied : people.copy}
    </Button>
  )
}
