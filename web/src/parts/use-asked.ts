import { useSearchParams } from 'wouter'

/** What a list is asked for, in the address, so that going back finds it again; what is empty is left out of it. */
export function useAsked() {
  const [asked, setAsked] = useSearchParams()
  const set = (name: string, value: string) =>
    setAsked(
      (before) => {
        const after = new URLSearchParams(before)
        if (value) after.set(name, value)
        else after.delete(name)

        return after
      },
      { replace: true },
    )

  const askAnew = (all: Record<string, string>) => setAsked(all, { replace: true })

  return { asked, set, askAnew }
}
