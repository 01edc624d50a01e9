import { useQuery } from '@tanstack/react-query'
import { isOwnMachine } from './own-machine.ts'
import { tenken } from './tenken.ts'

export type Demo = Awaited<ReturnType<typeof tenken.demo.show>>

/**
 * The people of the demo and what they sign with; null where there is none, undefined until that is known. A demo is
 * served to its own machine alone, so that no other server is asked.
 */
export function useDemo(): Demo | null | undefined {
  const { data, isPending } = useQuery({
    queryKey: ['demo'],
    queryFn: ({ signal }) => tenken.demo.show({ signal }),
    enabled: isOwnMachine,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })

  return data ?? (isOwnMachine && isPending ? undefined : null)
}
