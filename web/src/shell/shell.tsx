import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { menu, useAreas } from '../areas.tsx'
import { useWords } from '../languages/words.tsx'
import { classes } from '../parts/classes.ts'
import { Icon } from '../parts/icon.tsx'
import { later } from '../parts/later.tsx'
import { useConnection } from '../server/connection.ts'
import type { Person } from '../server/me.ts'
import styles from './shell.module.css'

const Leaving = later('part', async () => (await import('../account/leaving.tsx')).Leaving)

interface ShellProps {
  me: Person
  frame?: 'shell' | 'wide'
  children: ReactNode
}

/** The menu beside what somebody looks at; above it, folded, on a phone. */
export function Shell({ me, frame = 'shell', children }: ShellProps) {
  const { shell, role } = useWords()
  const areas = useAreas(me.role)
  const [isOpen, setOpen] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  const [address] = useLocation()
  const content = useRef<HTMLElement>(null)
  const known = useRef(address)

  // A new page is where reading goes on, also by ear.
  useEffect(() => {
    if (known.current === address) return
    known.current = address
    setOpen(false)
    scrollTo(0, 0)
    content.current?.focus({ preventScroll: true })
  }, [address])

  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {shell.skip}
      </a>
      <header className={styles.side}>
        <div className={styles.bar}>
          <Link className={styles.brand} to="/">
            <img src="/icon.svg" alt="" width="32" height="32" />
            Tenken
          </Link>
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={isOpen}
            aria-controls="areas"
            onClick={() => setOpen(!isOpen)}
          >
            <Icon name="menu" />
            {shell.menu}
          </button>
        </div>
        <nav id="areas" className={classes(styles.nav, isOpen && styles.open)} aria-label={shell.nav}>
          <ul>
            {menu.flatMap((name) =>
              areas.map(
                ({ path, menu: place }) =>
                  place?.name === name && (
                    <li key={path}>
                      <Link
                        className={styles.item}
                        to={path}
                        aria-current={isIn(address, path) ? 'page' : undefined}
                      >
                        <Icon name={place.icon} />
                        {shell[name]}
                      </Link>
                    </li>
                  ),
              ),
            )}
          </ul>
          <button type="button" className={styles.item} onClick={() => setLeaving(true)}>
            <Icon name="leave" />
            {shell.signOut}
          </button>
        </nav>
        <p className={styles.who}>
          <strong>{me.name}</strong>
          <span>{role[me.role]}</span>
        </p>
      </header>
      {isLeaving && <Leaving me={me} where="here" onClose={() => setLeaving(false)} />}
      <main
        id="content"
        className={classes(styles.content, frame === 'wide' && styles.wide)}
        tabIndex={-1}
        ref={content}
      >
        <Offline />
        {children}
      </main>
    </div>
  )
}

/** Calm, and there for whoever hears the page before it has anything to say. */
function Offline() {
  const { shell } = useWords()
  const connection = useConnection()

  return (
    <p role="status" className={connection === 'there' ? undefined : styles.offline}>
      {connection !== 'there' && (
        <>
          <Icon name="offline" />
          {shell[connection]}
        </>
      )}
    </p>
  )
}

function isIn(address: string, path: string): boolean {
  return address === path || address.startsWith(`${path}/`)
}
