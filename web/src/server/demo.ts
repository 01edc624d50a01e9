import { useQuery } from '@tanstack/react-query'
import { tenken } from './tenken.ts'

/**
 * The people of the demo and what they sign with; undefined where there is none. A demo is served to its own machine
 * alone, so that no other server is asked.
 */
export function useDemo() {
  const { data } = useQuery({
    queryKey: ['demo'],
    queryFn: ({ signal }) => tenken.demo.show({ signal }),
    enabled: /^(localhost|127\.[\d.]+|\[::1\])$/.test(location.hostname),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })

  return data
}
