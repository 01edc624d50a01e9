import { useState } from 'react'
import { useDeskWords } from '../languages/desk-words.ts'
import { Button } from './button.tsx'
import { classes } from './classes.ts'
import styles from './once.module.css'
import { Qr } from './qr.tsx'

/** A secret that is told this once, large enough to be read across a desk. */
export function Code({ code }: { code: string }) {
  return <p className={classes(styles.code, code.length > 20 && styles.long)}>{code}</p>
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
