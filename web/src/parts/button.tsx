import type { ReactNode } from 'react'
import { Link } from 'wouter'
import styles from './button.module.css'
import { classes } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'
import { useLive } from './live.tsx'

interface Look {
  /** `main` for what the page is for, once a page; `stop` for what ends or refuses something. */
  kind?: 'main' | 'plain' | 'stop' | 'quiet' | 'quietStop'
  /** `large` for gloves; `compact` for what stands by, beside what the page is for. */
  size?: 'usual' | 'large' | 'compact'
  width?: 'own' | 'all'
  icon?: IconName
  children: ReactNode
}

function lookOf({ kind = 'plain', size = 'usual', width = 'own' }: Look): string {
  return classes(
    styles.button,
    styles[kind],
    size !== 'usual' && styles[size],
    width === 'all' && styles.wide,
  )
}

interface ButtonProps extends Look {
  onPress?: () => void
  type?: 'button' | 'submit'
  /** Something that it waits for: the button stays where it is and says so. */
  isBusy?: boolean
  /** Why it does nothing now; said beside it by whoever shows it, in the element of this id. */
  blockedBy?: string | undefined
}

/** A button that is never silently dead: while it is blocked it can be reached, and tells by what. */
export function Button(props: ButtonProps) {
  const { onPress, type = 'button', isBusy = false, blockedBy, icon, children } = props
  const { attributes, takes } = useLive({ isBlocked: isBusy || blockedBy !== undefined })

  return (
    <button
      type={type}
      className={lookOf(props)}
      {...attributes}
      aria-busy={isBusy || undefined}
      aria-describedby={blockedBy}
      onClick={(event) => {
        if (takes(event)) onPress?.()
        else event.preventDefault()
      }}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

/** What looks like a button and leads somewhere. */
export function ButtonLink(props: Look & { to: string }) {
  const { attributes, takes } = useLive()

  return (
    <Link
      to={props.to}
      className={lookOf(props)}
      {...attributes}
      onClick={(event) => {
        if (!takes(event)) event.preventDefault()
      }}
    >
      {props.icon && <Icon name={props.icon} />}
      {props.children}
    </Link>
  )
}

/** What looks like a button and is saved by the browser as it comes. */
export function DownloadLink(props: Look & { href: string }) {
  return (
    <a href={props.href} className={lookOf(props)} download>
      {props.icon && <Icon name={props.icon} />}
      {props.children}
    </a>
  )
}
