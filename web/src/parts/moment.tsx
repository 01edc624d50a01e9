import { type Language, localeOf } from '../languages/language.ts'
import { useLanguage } from '../languages/words.tsx'

const styles = {
  time: { hour: 'numeric', minute: '2-digit' },
  clock: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  both: { day: 'numeric', month: 'short', year: 'numeric', hour: 'numeric', minute: '2-digit' },
  /** Without a year that is the reader's own. */
  recent: { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
  recentDay: { day: 'numeric', month: 'short' },
  exact: {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

export type MomentStyle = keyof typeof styles

/** A time of the record, in the reader's own time zone and language. */
export function momentIn(language: Language, at: string, as: MomentStyle = 'both'): string {
  const time = new Date(at)

  return new Intl.DateTimeFormat(localeOf(language), styles[shortOf(as, time)]).format(time)
}

/** What is long ago keeps its year. */
function shortOf(as: MomentStyle, time: Date): MomentStyle {
  if (time.getFullYear() === new Date().getFullYear()) return as
  if (as === 'recent') return 'both'

  return as === 'recentDay' ? 'day' : as
}

/** The same, on a page. */
export function Moment({ at, as = 'both' }: { at: string; as?: MomentStyle }) {
  return <time dateTime={at}>{momentIn(useLanguage(), at, as)}</time>
}

/** So many seconds as people say them: 41 s, 12 min, 1 h 23 min, 3 d. */
export function useDuration(): (seconds: number) => string {
  const language = useLanguage()
  const part = (value: number, unit: 'second' | 'minute' | 'hour' | 'day') =>
    new Intl.NumberFormat(localeOf(language), { style: 'unit', unit, unitDisplay: 'short' }).format(value)

  return (seconds) => {
    const whole = Math.max(0, Math.round(seconds))
    if (whole < 60) return part(whole, 'second')
    const minutes = Math.floor(whole / 60)
    if (minutes < 60) return part(minutes, 'minute')
    const hours = Math.floor(minutes / 60)
    if (hours >= 48) return part(Math.floor(hours / 24), 'day')

    return minutes % 60 === 0 ? part(hours, 'hour') : `${part(hours, 'hour')} ${part(minutes % 60, 'minute')}`
  }
}
