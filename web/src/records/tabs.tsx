import { type KeyboardEvent, useRef } from 'react'
import styles from './record-view.module.css'

interface TabsProps<Name extends string> {
  label: string
  tabs: readonly { name: Name; text: string; count: number }[]
  chosen: Name
  onChoose: (name: Name) => void
  /** The id of what the tabs change. */
  panel: string
}

/** Several ways to look at one thing; the arrow keys go from one to the next. */
export function Tabs<Name extends string>({ label, tabs, chosen, onChoose, panel }: TabsProps<Name>) {
  const list = useRef<HTMLDivElement>(null)
  const move = ({ key }: KeyboardEvent) => {
    const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
    const at = tabs.findIndex(({ name }) => name === chosen)
    const next = tabs[(at + by + tabs.length) % tabs.length]
    if (by === 0 || !next) return
    onChoose(next.name)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[tabs.indexOf(next)]?.focus()
  }

  return (
    <div className={styles.tabs} role="tablist" aria-label={label} ref={list} onKeyDown={move}>
      {tabs.map(({ name, text, count }) => (
        <button
          key={name}
          type="button"
          role="tab"
          className={styles.tab}
          aria-selected={name === chosen}
          aria-controls={panel}
          tabIndex={name === chosen ? 0 : -1}
          onClick={() => onChoose(name)}
        >
          {text} <span className={styles.many}>{count}</span>
        </button>
      ))}
    </div>
  )
}
