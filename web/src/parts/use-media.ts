import { useSyncExternalStore } from 'react'

/** Whether a media query holds now, for what is there only where it does; what looks otherwise is a matter of style sheets. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const media = matchMedia(query)
      media.addEventListener('change', onChange)

      return () => media.removeEventListener('change', onChange)
    },
    () => matchMedia(query).matches,
  )
}
