import { languageOf } from '../languages/recorded.ts'
import { useWords } from '../languages/words.tsx'
import { Recorded } from '../parts/recorded.tsx'
import styles from './call.module.css'
import { callIn } from './call-in.ts'

/** What to point at and to call, beside the pointing hand. */
export function Call({ text }: { text: string }) {
  const words = useWords()
  const { lead, call } = callIn(text)

  return (
    <div className={styles.call} data-call>
      <svg
        viewBox="0 0 40 40"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="M4 14.5h7.5c2-3.5 5-4.5 8-4.5h2.700c2.700 0 2.700 4 0 4H35a2.700 2.700 0 0 1 0 5.400H24.5" />
        <path d="M24.5 19.400h1.800a2.500 2.500 0 0 1 0 5h-1.800h.6a2.400 2.400 0 0 1 0 4.800h-1.600c2 0 2 4.300-.6 4.300H16c-3.500 0-4.500-3-11-3" />
      </svg>
      <p>
        <span className={styles.lead}>{lead ? <Recorded text={lead} /> : words.step.call}</span>
        <q className={styles.words} lang={languageOf(call)}>
          <Recorded text={call} as="title" />
        </q>
      </p>
    </div>
  )
}
