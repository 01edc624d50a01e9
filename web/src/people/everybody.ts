import { useQuery } from '@tanstack/react-query'
import type { Person } from '../server/me.ts'
import { tenken } from '../server/tenken.ts'

/** Everybody on record, by name, whole: for what is chosen among all of them. */
export function useEverybody() {
  return useQuery({
    queryKey: ['users', 'everybody'],
    queryFn: async ({ signal }) => {
      const people: Person[] = []
      let after: string | null | undefined
      while (after !== null) {
        const { users, next } = await tenken.users.list({
          query: { limit: 1000, ...(after && { after }) },
          signal,
        })
        people.push(...users)
        after = next
      }

      return people
    },
  })
}

export function usePerson(id: string) {
  return useQuery({
    queryKey: ['users', id],
    queryFn: ({ signal }) => tenken.users.show({ path: { id }, signal }),
  })
}
