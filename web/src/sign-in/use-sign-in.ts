import { useMutation, useQueryClient } from '@tanstack/react-query'
import { tenken } from '../server/tenken.ts'
import { keepPersonHere } from './people-here.ts'

export type SecretKind = 'password' | 'pin'

/** Signs in; all that was asked as somebody else is asked anew. */
export function useSignIn() {
  const queries = useQueryClient()

  return useMutation({
    mutationFn: (given: { name: string; kind: SecretKind; secret: string }) =>
      tenken.signIns.signIn({ body: given }),
    onSuccess: async ({ user, signIn }) => {
      const calledBy = user.employeeNumber ?? user.email
      if (signIn.by === 'pin' && calledBy) keepPersonHere({ calledBy, name: user.name })
      await queries.resetQueries()
    },
  })
}
