import { type InputHTMLAttributes, type KeyboardEvent, useState } from 'react'
import { useWords } from '../languages/words.tsx'
import { Icon } from './icon.tsx'
import styles from './secret-input.module.css'

/** What nobody else should read is hidden until one asks to see it; that Caps Lock is on is said, as nobody sees it. */
export function SecretInput(props: InputHTMLAttributes<HTMLInputElement>) {
  const { common } = useWords()
  const [isShown, setShown] = useState(false)
  const [hasCapsLock, setCapsLock] = useState(false)
  const look = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))

  return (
    <>
      <span className={styles.secret}>
        <input
          {...props}
          type={isShown ? 'text' : 'password'}
          onKeyDown={look}
          onKeyUp={look}
          spellCheck={false}
        />
        <button
          type="button"
          className={styles.show}
          aria-label={isShown ? common.hideTyped : common.showTyped}
          onClick={() => setShown(!isShown)}
        >
          <Icon name={isShown ? 'hide' : 'show'} />
        </button>
      </span>
      <span role="status">{hasCapsLock && <span className={styles.caps}>{common.capsLock}</span>}</span>
    </>
  )
}
