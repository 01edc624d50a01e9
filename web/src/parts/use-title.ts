import { useEffect } from 'react'

/** What the tab and a screen reader say of the page. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · Tenken` : 'Tenken'
  }, [title])
}
