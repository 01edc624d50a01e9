import { type UseQueryOptions, useQuery } from '@tanstack/react-query'
import { Refused } from 'tenken/client'
import { keepAnswer, keptAnswer } from './kept.ts'

/** So long does whoever has an answer on the device wait for a newer one. */
const patience = 4_000

/** What the server answers, kept on this device under the key; what is kept, while the server can't be reached. */
export async function askOrKept<Answer>(
  key: string,
  ask: (signal: AbortSignal | undefined) => Promise<Answer>,
): Promise<Answer> {
  const kept = await keptAnswer(key).catch(() => undefined)
  try {
    const answer = await ask(kept === undefined ? undefined : AbortSignal.timeout(patience))
    await keepAnswer(key, answer).catch(() => undefined)

    return answer
  } catch (error) {
    const mayPass = !(error instanceof Refused) || error.problem.kind === 'unavailable'
    if (kept === undefined || !mayPass) throw error

    // It was kept under this key by the same question.
    return kept as Answer
  }
}

/** A question whose answer is there without a connection, too, once it was asked with one. */
export function useKept<Answer>(
  { userId, name }: { userId: string; name: string },
  ask: (signal: AbortSignal | undefined) => Promise<Answer>,
  options: Omit<UseQueryOptions<Answer>, 'queryKey' | 'queryFn'> = {},
) {
  return useQuery({
    ...options,
    queryKey: ['kept', userId, name],
    queryFn: () => askOrKept(`${userId}/${name}`, ask),
  })
}
