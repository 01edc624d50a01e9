import { QueryClient } from '@tanstack/react-query'
import { Refused } from 'tenken/client'
import { isRefusedAs } from './tenken.ts'

/** What is asked again by itself: what may have passed, twice; never what the server refused for good. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 2_000,
      retry: (failures, error) => failures < 2 && mayPass(error),
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

// Whoever was signed out meanwhile is asked to sign in, where they are.
queries.getQueryCache().subscribe(({ type, query }) => {
  if (type === 'updated' && isRefusedAs(query.state.error, 'not_signed_in') && query.queryKey[0] !== 'me') {
    void queries.invalidateQueries({ queryKey: ['me'] })
  }
})

function mayPass(error: unknown): boolean {
  return error instanceof Refused && error.problem.kind === 'unavailable'
}
