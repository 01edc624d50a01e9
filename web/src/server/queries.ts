import { MutationCache, QueryClient } from '@tanstack/react-query'
import { Refused } from 'tenken/client'
import { isRefusedAs } from './tenken.ts'

/** So long is kept what nobody looks at any more, in milliseconds: whose sign-in ended may be back after lunch. */
const aShift = 8 * 3_600_000

/** What is asked again by itself: what may have passed, twice; never what the server refused for good. */
export const queries = new QueryClient({
  mutationCache: new MutationCache({ onError: askWhoIsHere }),
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 2_000,
      gcTime: aShift,
      retry: (failures, error) => failures < 2 && mayPass(error),
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

queries.getQueryCache().subscribe(({ type, query }) => {
  if (type === 'updated' && query.queryKey[0] !== 'me') askWhoIsHere(query.state.error)
})

/** Whoever was signed out meanwhile is asked to sign in, where they are. */
export function askWhoIsHere(error: unknown): void {
  if (isRefusedAs(error, 'not_signed_in')) void queries.invalidateQueries({ queryKey: ['me'] })
}

function mayPass(error: unknown): boolean {
  return error instanceof Refused && error.problem.kind === 'unavailable'
}
