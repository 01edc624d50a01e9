import { useEffect, useRef, useState } from 'react'
import { useLaterWords } from '../languages/later-words.ts'
import { Icon } from '../parts/icon.tsx'
import styles from './more-below.module.css'

/** So much may be covered before it is said, in pixels: no line is. */
const unsaid = 4

/**
 * Says that the step goes on below the answers, and leads there. Once its last danger is acknowledged it shows what to
 * call by itself.
 */
export function MoreBelow({ isFree }: { isFree: boolean }) {
  const { more } = useLaterWords()
  const edge = useRef<HTMLDivElement>(null)
  const wasFree = useRef(isFree)
  const [isMore, setMore] = useState(false)

  useEffect(() => {
    const text = textAbove(edge.current)
    const look = () => {
      const end = text?.lastElementChild?.getBoundingClientRect().bottom ?? 0
      const answers = edge.current?.parentElement?.getBoundingClientRect()
      setMore(end - unsaid > (answers?.top ?? end))
    }
    const sizes = new ResizeObserver(look)
    for (const part of text?.children ?? []) sizes.observe(part)
    addEventListener('scroll', look, true)
    addEventListener('resize', look)

    return () => {
      sizes.disconnect()
      removeEventListener('scroll', look, true)
      removeEventListener('resize', look)
    }
  })

  useEffect(() => {
    if (isFree && !wasFree.current) {
      textAbove(edge.current)
        ?.querySelector('[data-call]')
        ?.scrollIntoView({ block: 'nearest', behavior: motion() })
    }
    wasFree.current = isFree
  }, [isFree])

  return (
    <div ref={edge} className={styles.edge} hidden={!isMore}>
      <button
        type="button"
        className={styles.more}
        onClick={() => {
          // One of the two scrolls: the text, or on a low screen the page.
          for (const one of [textAbove(edge.current), document.scrollingElement]) {
            one?.scrollBy({ top: innerHeight / 2, behavior: motion() })
          }
        }}
      >
        {more.below}
        <Icon name="next" />
      </button>
    </div>
  )
}

function textAbove(edge: Element | null): Element | null {
  return edge?.parentElement?.previousElementSibling ?? null
}

function motion(): ScrollBehavior {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth'
}
