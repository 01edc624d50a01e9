import { useQuery } from '@tanstack/react-query'
import { everyPage } from '../server/every-page.ts'
import { tenken } from '../server/tenken.ts'

/** Everybody on record, by name, whole: for what is chosen among all of them. */
export function useEverybody() {
  return useQuery({
    queryKey: ['users', 'everybody'],
    queryFn: async ({ signal }) => {
      const pages = await everyPage((on) => tenken.users.list({ query: { limit: 1000, ...on }, signal }))

      return pages.flatMap(({ users }) => users)
    },
  })
}

export function usePerson(id: string) {
  return useQuery({
    queryKey: ['users', id],
    queryFn: ({ signal }) => tenken.users.show({ path: { id }, signal }),
  })
}
