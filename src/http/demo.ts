import { signIn } from '../application/sign-ins.ts'
import { usersNamed } from '../application/users.ts'
import { inputs } from '../contract/inputs.ts'
import { SignInRefused } from '../domain/secrets.ts'
import { signInCookie } from './cookies.ts'
import { route } from './route.ts'
import { demonstrating } from './sessions.ts'

/** Who can be signed in as by whoever asks: of a server that shows a demo to its own machine. */
export const demo = {
  show: route({
    method: 'get',
    path: '/demo',
    summary:
      'The people of the demo, and what they all sign with; there only where a demo is served (`tenken serve --demo`)',
    may: 'anyone',
    only: 'in a demo',
    session: demonstrating,
    run: async ({ database, demo }) => ({
      ...demo,
      users: await database.session((db) => usersNamed(db, demo.people), { readOnly: true }),
    }),
    document: {
      as: 'demo',
      of: ({ people, users, password, pin }) => ({
        people: people.flatMap((id) => users.get(id) ?? []),
        password,
        pin,
      }),
    },
  }),
  signIn: route({
    method: 'post',
    path: '/demo/sign-ins',
    summary: 'Sign in as one of the people of the demo, by their id alone',
    may: 'anyone',
    only: 'in a demo',
    body: inputs.signInToDemo,
    repeats: 'freely',
    session: demonstrating,
    run: ({ database, hashing, device, demo, at }, { body: { userId } }) => {
      if (!demo.people.includes(userId)) throw new SignInRefused('password', null)
      const known = { name: userId, kind: 'password', secret: demo.password } as const

      return signIn(database, { ...known, device, at }, hashing)
    },
    document: { as: 'signedIn', of: ({ user, signIn }) => ({ user, signIn }) },
    headers: ({ token, signIn: { until } }, { secure }) => signInCookie(token, until, { secure }),
  }),
}
