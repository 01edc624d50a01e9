import { type ReactNode, useEffect, useEffectEvent, useId, useLayoutEffect, useRef } from 'react'
import { askAtBack, closeByBack } from './back.ts'
import { Settling, sheetGone, useLive } from './live.tsx'
import { Recorded } from './recorded.tsx'
import styles from './sheet.module.css'

interface SheetProps {
  title: string
  /** Escape, the back gesture, or a touch beside it. */
  onClose: () => void
  /** It is there still after `onClose`, which only says why. */
  stays?: true
  children: ReactNode
}

/** What is asked before something goes on: from below on a phone, in the middle elsewhere. It keeps the focus while it is there. */
export function Sheet(props: SheetProps) {
  return (
    <Settling>
      <Dialog {...props} />
    </Settling>
  )
}

function Dialog({ title, onClose, stays, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const { takes } = useLive()

  const close = useEffectEvent(onClose)

  useLayoutEffect(() => () => void dispatchEvent(new Event(sheetGone)), [])
  useEffect(() => (stays ? askAtBack : closeByBack)(() => close()), [stays])
  useEffect(() => {
    const shown = dialog.current
    const before = document.activeElement
    shown?.showModal()
    // A field takes the focus; else the sheet does, so that it is read from its beginning.
    if (!document.activeElement?.matches('input, textarea, select')) shown?.focus()

    return () => {
      shown?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
      else document.getElementById('content')?.focus()
    }
  }, [])

  return (
    <dialog
      ref={dialog}
      className={styles.sheet}
      tabIndex={-1}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onKeyDown={(event) => {
        // A browser closes it at the second Escape, whatever is said at the first.
        if (!stays || event.key !== 'Escape') return
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === dialog.current && takes(event)) onClose()
      }}
    >
      <div className={styles.inner}>
        <h2 className={styles.title} id={id}>
          <Recorded text={title} as="title" />
        </h2>
        {children}
      </div>
    </dialog>
  )
}
