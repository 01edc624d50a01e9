import { useEffect } from 'react'

/** What the tab and a screen reader say of the page. */
export function useTitle(title: string): void {
  useEffect(() => {
    // What is written in it turns nothing of ours.
    document.title = `\u2068${title}\u2069 · Tenken`
  }, [title])
}
