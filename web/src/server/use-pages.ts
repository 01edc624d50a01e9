import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'

interface Question<Page> {
  /** Names what is asked, with all that it depends on. */
  key: readonly unknown[]
  ask: (how: { after?: string; signal: AbortSignal }) => Promise<Page>
}

/** A list that comes in pages, the next one when it is asked for. What was shown stays until something else is there. */
export function usePages<Page extends { next: string | null }>({ key, ask }: Question<Page>) {
  return useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      ask({ signal, ...(pageParam === undefined ? {} : { after: pageParam }) }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })
}
