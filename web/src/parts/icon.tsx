const paths = {
  check: 'm5 12.5 4.6 4.6L19.5 7',
  cross: 'M6 6l12 12M18 6 6 18',
  flag: 'M5 21V4m0 1c5-3 8 3 14 0v9c-6 3-9-3-14 0',
  pause: 'M9 5v14M15 5v14',
  play: 'M7 4.5v15l12-7.5z',
  shield: 'M12 3 5 6v5c0 4.6 2.9 8.2 7 10 4.1-1.8 7-5.4 7-10V6zM9 12l2.2 2.2L15.2 10',
  offline: 'M3 3l18 18M9 6.3A6 6 0 0 1 17.7 10 4 4 0 0 1 19.6 17M15 18H7a4.5 4.5 0 0 1-1.2-8.8',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l3.5 2',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  pen: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  person: 'M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20.5a7.5 7.5 0 0 1 15 0',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16 16l4.5 4.5',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  plus: 'M12 5v14M5 12h14',
  menu: 'M4 7h16M4 12h16M4 17h16',
  warning: 'M12 4 2.5 20.5h19zM12 10v5M12 17.8h.01',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v5M12 8h.01',
  help: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M9.6 9.2a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.2 1-1.2 2M12 16.5h.01',
  leave: 'M14 4H5v16h9M10 12h11M17 8l4 4-4 4',
  again: 'M20 11a8 8 0 1 0-2.3 6.3M20 4v7h-7',
  show: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6',
  hide: 'M4 4l16 16M9.9 5.8A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a16 16 0 0 1-2.6 3.3M6.3 7.6A15.5 15.5 0 0 0 2.5 12S6 18.5 12 18.5a9 9 0 0 0 3.8-.9M10 10a3 3 0 0 0 4 4',
} as const

/** One of these, or a drawing that came with the page that shows it. */
export type IconName = keyof typeof paths | `M${string}`

const named: Partial<Record<string, string>> = paths

/** Beside words, which say what it means; by itself it says nothing to a screen reader. */
export function Icon({ name, className }: { name: IconName; className?: string | undefined }) {
  return (
    <svg
      className={className}
      viewBox="0 0 24 24"
      width="1.25em"
      height="1.25em"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={named[name] ?? name} />
    </svg>
  )
}
