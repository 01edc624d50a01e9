import { useQuery } from '@tanstack/react-query'
import { tenken } from '../server/tenken.ts'

/** The whole record of a work session. */
export function useRecord(id: string) {
  return useQuery({
    queryKey: ['work-session', id, 'record'],
    queryFn: () => tenken.workSessions.show({ path: { id } }),
  })
}
