import { useMutation, useQueryClient } from '@tanstack/react-query'
import { forgetAnswers } from '../offline/kept.ts'
import type { Person } from '../server/me.ts'
import { tenken } from '../server/tenken.ts'
import { calledBy, keepPersonHere } from './people-here.ts'

export type SecretKind = 'password' | 'pin'

/**
 * What to do once somebody is signed in: whoever's sign-in has ended goes on where they were, with what was shown asked
 * again; for anybody else nothing is left of it, neither here nor of what the device kept to be read.
 */
export function useComingIn(ended: Person | undefined) {
  const queries = useQueryClient()

  return async ({ id }: Pick<Person, 'id'>) => {
    if (id === ended?.id) return queries.invalidateQueries()
    await forgetAnswers().catch(() => undefined)

    return queries.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'demo' })
  }
}

export function useSignIn(ended: Person | undefined) {
  const comeIn = useComingIn(ended)

  return useMutation({
    mutationFn: (given: { name: string; kind: SecretKind; secret: string }) =>
      tenken.signIns.signIn({ body: given }),
    onSuccess: async ({ user, signIn }) => {
      const called = calledBy(user)
      if (signIn.by === 'pin' && called) keepPersonHere({ calledBy: called, name: user.name })
      await comeIn(user)
    },
  })
}
