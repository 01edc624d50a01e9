import type { Ids, Role } from './demo-ids.ts'
import { pages } from './every-page.ts'
import type { Saying } from './every-sheet.ts'

type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

/** The same answer of a plant where there is nothing yet. */
export function emptied(answer: Json): Json {
  if (answer === null || typeof answer !== 'object' || Array.isArray(answer)) return answer
  const entries = Object.entries(answer).map(([name, value]) => {
    if (name === 'next') return [name, null]
    if (!Array.isArray(value)) return [name, value]

    return [name, []]
  })

  return Object.fromEntries(entries)
}

/** What people write, as opposed to what the program does. */
const written = /^(title|description|name|\w+Name|sopTitle|expected\w+|mitigation|\w*[rR]eason|feedback\w*)$/

/** The same answer where people write as much as they may; words of theirs are as long as a line and longer. */
export function lengthened(answer: Json, name = ''): Json {
  if (Array.isArray(answer)) return answer.map((one) => lengthened(one))
  if (typeof answer === 'string')
    return written.test(name) ? `${answer} ${'Donaudampfschiff'.repeat(12)}` : answer
  if (answer === null || typeof answer !== 'object') return answer

  return Object.fromEntries(Object.entries(answer).map(([key, value]) => [key, lengthened(value, key)]))
}

/** The same answer where there is a hundred times as much. */
export function manifold(answer: Json): Json {
  if (answer === null || typeof answer !== 'object' || Array.isArray(answer)) return answer
  const entries = Object.entries(answer).map(([name, value]) => [
    name,
    Array.isArray(value)
      ? Array.from({ length: 100 }, (_, at) => value.map((one) => numbered(one, at))).flat()
      : value,
  ])

  return Object.fromEntries(entries)
}

function numbered(one: Json, at: number): Json {
  return one && typeof one === 'object' && 'id' in one ? { ...one, id: `${one['id']}-${at}` } : one
}

/** The same answer where nobody else is on record. */
export function alone(answer: Json, me: string): Json {
  if (answer === null || typeof answer !== 'object' || !('users' in answer)) return answer
  const { users } = answer

  return { ...answer, users: Array.isArray(users) ? users.filter((one) => isOf(one, me)) : [], next: null }
}

const isOf = (one: Json, id: string) =>
  one !== null && typeof one === 'object' && 'id' in one && one['id'] === id

/** What a list says where nothing is in it. */
export const empty: readonly { as: Role; at: string; says: (say: Saying) => string }[] = [
  { as: 'worker', at: '/work', says: ({ work }) => work.noProcedures },
  { as: 'supervisor', at: '/review', says: ({ desk }) => desk.review.empty },
  { as: 'supervisor', at: '/procedures', says: ({ desk }) => desk.procedures.list.none },
  { as: 'supervisor', at: '/procedures?search=xyzzy', says: ({ desk }) => desk.procedures.list.notFound },
  { as: 'supervisor', at: '/records', says: ({ desk }) => desk.records.list.none },
  { as: 'supervisor', at: '/records?state=aborted', says: ({ desk }) => desk.records.list.notFound },
  { as: 'admin', at: '/devices', says: ({ desk }) => desk.devices.none },
  { as: 'admin', at: '/tokens', says: ({ desk }) => desk.tokens.none },
  { as: 'admin', at: '/people?search=xyzzy', says: ({ desk }) => desk.people.list.none },
]

/** Every page that somebody of the role looks at. */
export function addressesOf(role: Role, ids: Ids): string[] {
  return Object.values(pages).flatMap(({ as, at }) => (as === role ? [at(ids)] : []))
}
