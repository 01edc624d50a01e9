import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { Refused } from 'tenken/client'
import { newId } from './new-id.ts'
import { rightTime } from './right-time.ts'

/** What makes a request safe to repeat: its id, as a key or as the id of what is created, and when it was meant. */
export interface Intention {
  id: string
  at: string
}

interface What<Given, Answer> {
  ask: (given: Given, intention: Intention) => Promise<Answer>
  onDone?: (answer: Answer) => void
}

/**
 * Something that is asked of the server and changes what is on record. Where no answer comes, asking again is the same
 * intention, and is done once; where it was done or refused, asking again is another. All that is shown
 * is asked anew, also after a refusal: somebody else may have decided meanwhile.
 */
export function useIntention<Given, Answer>({ ask, onDone }: What<Given, Answer>) {
  const queries = useQueryClient()
  const intention = useRef<Intention>(undefined)
  const askAnew = () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' })

  return useMutation({
    mutationFn: (given: Given) => {
      intention.current ??= { id: newId(), at: rightTime() }

      return ask(given, intention.current)
    },
    onSuccess: (answer) => {
      intention.current = undefined
      onDone?.(answer)

      return askAnew()
    },
    onError: (error) => {
      if (!(error instanceof Refused) || error.problem.kind === 'unavailable') return
      intention.current = undefined
      void askAnew()
    },
  })
}
