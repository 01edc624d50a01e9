import { pageOfUsers } from '../application/listings.ts'
import { userReferredTo } from '../application/references.ts'
import { addUser, changeRole, deactivateUser, reactivateUser, renameUser } from '../application/users.ts'
import { inputs } from '../contract/inputs.ts'
import { queries } from '../contract/queries.ts'
import { route } from './route.ts'
import { reading, writing } from './sessions.ts'

/** The people on record. */
export const users = {
  list: route({
    method: 'get',
    path: '/users',
    summary: 'A page of people, by name',
    may: 'see people',
    query: queries.users,
    session: reading,
    run: ({ db }, { query }) => pageOfUsers(db, query),
    document: { as: 'users', of: ({ items, next }) => ({ users: items, next }) },
  }),
  show: route({
    method: 'get',
    path: '/users/{id}',
    summary: 'One person',
    may: 'see people',
    session: reading,
    run: ({ db }, { path: { id } }) => userReferredTo(db, id),
    document: { as: 'user', of: (user) => user },
  }),
  add: route({
    method: 'put',
    path: '/users/{id}',
    summary: 'Put a person on record, by email or employee number',
    may: 'look after people',
    body: inputs.addUser,
    session: writing,
    run: ({ db, actor, at }, { path: { id }, body }) => addUser(db, { ...body, id, by: actor, at }),
    document: { as: 'user', of: (user) => user },
  }),
  rename: route({
    method: 'post',
    path: '/users/{id}/rename',
    summary: 'Change the name, the email or the employee number; null takes one of the two away',
    may: 'look after people',
    body: inputs.renameUser,
    session: writing,
    run: ({ db, actor, at }, { path: { id }, body }) => renameUser(db, { ...body, id, by: actor, at }),
    document: { as: 'user', of: (user) => user },
  }),
  changeRole: route({
    method: 'post',
    path: '/users/{id}/change-role',
    summary: 'Change what a person may do; nobody changes their own role',
    may: 'look after people',
    body: inputs.changeRole,
    session: writing,
    run: ({ db, actor, at }, { path: { id }, body }) => changeRole(db, { ...body, id, by: actor, at }),
    document: { as: 'user', of: (user) => user },
  }),
  deactivate: route({
    method: 'post',
    path: '/users/{id}/deactivate',
    summary: 'Let a person do nothing any more; what they did stays on record',
    may: 'look after people',
    body: inputs.deactivateUser,
    session: writing,
    run: ({ db, actor, at }, { path: { id } }) => deactivateUser(db, { id, by: actor, at }),
    document: { as: 'user', of: (user) => user },
  }),
  reactivate: route({
    method: 'post',
    path: '/users/{id}/reactivate',
    summary: 'Let a person act again',
    may: 'look after people',
    body: inputs.reactivateUser,
    session: writing,
    run: ({ db, actor, at }, { path: { id } }) => reactivateUser(db, { id, by: actor, at }),
    document: { as: 'user', of: (user) => user },
  }),
}
