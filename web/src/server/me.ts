import { useQuery } from '@tanstack/react-query'
import { isRefusedAs, tenken } from './tenken.ts'

export type Person = Awaited<ReturnType<typeof tenken.me.show>>
export type Role = Person['role']

const kept = 'tenken.me'

/**
 * Who is signed in here; null where nobody is. While the server can't be reached it is who was before, so that work goes
 * on: the server judges each request by its own cookie all the same.
 */
export function useMe() {
  return useQuery({ queryKey: ['me'], queryFn: askWhoIAm, staleTime: Number.POSITIVE_INFINITY })
}

async function askWhoIAm(): Promise<Person | null> {
  try {
    const me = await tenken.me.show()
    localStorage.setItem(kept, JSON.stringify(me))

    return me
  } catch (error) {
    if (isRefusedAs(error, 'not_signed_in')) return null
    const before = localStorage.getItem(kept)
    if (before) return JSON.parse(before) as Person
    throw error
  }
}

/** Nobody is remembered here any more. */
export function forgetMe(): void {
  localStorage.removeItem(kept)
}
