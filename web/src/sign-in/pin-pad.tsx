import { useEffect } from 'react'
import { useEntranceWords } from '../languages/entrance-words.ts'
import { classes } from '../parts/classes.ts'
import styles from './pin-pad.module.css'

const shortest = 6
const longest = 12

interface PinPadProps {
  value: string
  onChange: (pin: string) => void
  onEnter: () => void
}

/** Ten large keys, for gloves; the keyboard's digits do as well. */
export function PinPad({ value, onChange, onEnter }: PinPadProps) {
  const { here } = useEntranceWords()
  const add = (digit: string) => onChange((value + digit).slice(0, longest))
  const erase = () => onChange(value.slice(0, -1))

  useEffect(() => {
    const typed = (event: KeyboardEvent) => {
      if (/^\d$/.test(event.key)) add(event.key)
      else if (event.key === 'Backspace') erase()
      else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) onEnter()
    }
    addEventListener('keydown', typed)

    return () => removeEventListener('keydown', typed)
  })

  return (
    <>
      <div
        className={styles.dots}
        tabIndex={-1}
        data-pin
        role="status"
        aria-label={here.digits(value.length)}
      >
        {Array.from({ length: Math.max(shortest, value.length) }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its place.
          <span key={at} className={classes(styles.dot, at >= value.length && styles.none)} />
        ))}
      </div>
      <div className={styles.keys}>
        {['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '0'].map((digit) =>
          digit === '' ? (
            <span key="gap" />
          ) : (
            <button key={digit} type="button" className={styles.key} onClick={() => add(digit)}>
              {digit}
            </button>
          ),
        )}
        <button type="button" className={classes(styles.key, styles.erase)} onClick={erase}>
          {here.erase}
        </button>
      </div>
    </>
  )
}
