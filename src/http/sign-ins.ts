import { addFirstAdmin } from '../application/first-start.ts'
import { changeSecret, redeemCode, resetSecret } from '../application/secrets.ts'
import { signIn, signOut, signOutEverywhere } from '../application/sign-ins.ts'
import { inputs } from '../contract/inputs.ts'
import type { SignedIn, SignedInPerson } from '../domain/signed-in.ts'
import { noSignInCookie, signInCookie } from './cookies.ts'
import { MachineRefused } from './errors.ts'
import { route } from './route.ts'
import { knocking, often, writing } from './sessions.ts'

/** How people show who they are. */
export const signIns = {
  signIn: route({
    method: 'post',
    path: '/sign-ins',
    summary:
      'Sign in by password, or on an enrolled device by PIN; the cookie of the answer is sent from then on',
    may: 'anyone',
    body: inputs.signIn,
    repeats: 'freely',
    session: knocking,
    run: ({ database, hashing, device, at }, { body }) => signIn(database, { ...body, device, at }, hashing),
    document: { as: 'signedIn', of: ({ user, signIn }) => ({ user, signIn }) },
    headers: ({ token, signIn: { until } }, { secure }) => signInCookie(token, until, { secure }),
  }),
  signOut: route({
    method: 'delete',
    path: '/sign-ins/current',
    summary: 'Sign out here',
    may: 'see oneself',
    repeats: 'freely',
    session: writing,
    run: ({ db, signedIn, at }) => signOut(db, person(signedIn), at),
    document: { as: 'done', of: () => ({}) },
    headers: (_, { secure }) => noSignInCookie({ secure }),
  }),
  signOutEverywhere: route({
    method: 'delete',
    path: '/sign-ins',
    summary: 'Sign out wherever whoever asks is signed in',
    may: 'see oneself',
    repeats: 'freely',
    session: writing,
    run: ({ db, actor, at }) => signOutEverywhere(db, actor, at),
    document: { as: 'done', of: () => ({}) },
    headers: (_, { secure }) => noSignInCookie({ secure }),
  }),
  changeSecret: route({
    method: 'post',
    path: '/me/secret',
    summary: 'Set one’s own password or PIN, by what one signed in by; every other sign-in ends',
    may: 'see oneself',
    body: inputs.changeSecret,
    repeats: 'freely',
    session: often,
    run: ({ database, hashing, actor, signedIn, at }, { body: { kind, secret, current } }) => {
      const { id, deviceId, by } = person(signedIn)
      const provenBy = { kind: by, secret: current }

      return changeSecret(
        database,
        { user: actor, kind, secret, at, provenBy, signIn: { id, deviceId } },
        hashing,
      )
    },
    document: { as: 'done', of: () => ({}) },
  }),
  reset: route({
    method: 'post',
    path: '/users/{id}/reset-secret',
    summary: 'Take somebody’s password or PIN away, for a one-time code by which they set a new one',
    may: 'look after people',
    body: inputs.resetSecret,
    session: writing,
    run: ({ db, actor, at }, { path: { id }, body: { kind } }) =>
      resetSecret(db, { userId: id, kind, by: actor, at }),
    document: { as: 'secretCode', of: (code) => code },
  }),
  redeem: route({
    method: 'post',
    path: '/secret-codes',
    summary: 'Set one’s own password, or on an enrolled device PIN, with a one-time code',
    may: 'anyone',
    body: inputs.redeemCode,
    repeats: 'freely',
    session: knocking,
    run: ({ database, hashing, device, at }, { body }) =>
      redeemCode(database, { ...body, device, at }, hashing),
    document: { as: 'done', of: () => ({}) },
  }),
  addFirstAdmin: route({
    method: 'put',
    path: '/first-admin/{id}',
    summary:
      'Put the first person on record, an admin, with the code of the link that the server told on its terminal',
    may: 'anyone',
    body: inputs.addFirstAdmin,
    session: knocking,
    run: ({ database, hashing, firstStart, at }, { path: { id }, body }) =>
      database.session((db) => addFirstAdmin(db, { ...body, id, at, expected: firstStart }, hashing)),
    document: { as: 'user', of: (user) => user },
  }),
}

/** A machine neither signs out nor has a password. Throws MachineRefused. */
function person(signedIn: SignedIn): SignedInPerson {
  if (signedIn.by === 'token') throw new MachineRefused()

  return signedIn
}
