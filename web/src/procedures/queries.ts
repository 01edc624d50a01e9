import { useQuery } from '@tanstack/react-query'
import { isRefusedAs, tenken } from '../server/tenken.ts'

/** One version whole, deleted or not. */
export function useProcedure(id: string) {
  return useQuery({
    queryKey: ['sops', id, 'whole'],
    queryFn: ({ signal }) => tenken.sops.show({ path: { id }, query: { deleted: true }, signal }),
  })
}

export function useVersions(id: string) {
  return useQuery({
    queryKey: ['sops', id, 'versions'],
    queryFn: ({ signal }) => tenken.sops.versions({ path: { id }, signal }),
  })
}

export function useStates(id: string) {
  return useQuery({
    queryKey: ['sops', id, 'states'],
    queryFn: ({ signal }) => tenken.sops.states({ path: { id }, signal }),
  })
}

/** What it changes of `from`, or of what was published before it; null where there is nothing before it. */
export function useDifference(id: string, from: string | undefined) {
  return useQuery({
    queryKey: ['sops', id, 'difference', from],
    queryFn: async ({ signal }) => {
      try {
        return await tenken.sops.difference({ path: { id }, query: from ? { from } : {}, signal })
      } catch (error) {
        if (isRefusedAs(error, 'no_version_before')) return null
        throw error
      }
    },
  })
}
