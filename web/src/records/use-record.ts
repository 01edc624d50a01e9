import { useQuery } from '@tanstack/react-query'
import { tenken } from '../server/tenken.ts'

/** So often is asked again what may still go on, in milliseconds. */
const whileOpen = 15_000

/** The whole record of a work session, as it is now, and as it goes on until it is closed. */
export function useRecord(id: string) {
  return useQuery({
    queryKey: ['work-session', id, 'record'],
    queryFn: () => tenken.workSessions.show({ path: { id } }),
    refetchOnMount: 'always',
    refetchInterval: ({ state: { data } }) => (data && !data.work.locked ? whileOpen : false),
  })
}
