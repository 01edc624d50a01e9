import {
  addUser,
  changeRole,
  deactivateUser,
  type OfUser,
  reactivateUser,
  renameUser,
} from '../../src/application/users.ts'
import type { Role, User } from '../../src/domain/user.ts'
import type { Session } from '../../src/infrastructure/database/session.ts'
import { type Attempt, brokenOf, type Draw, type Move, pick } from './attempt.ts'
import type { Model } from './model.ts'
import { gone, someone } from './version-moves.ts'

/** The last of the people is the one who leaves, whatever is open then. */
export function leave({ people }: Model): Attempt | undefined {
  const leaver = people.at(-1)
  if (!leaver || gone(leaver)) return undefined

  return {
    by: leaver,
    told: `${leaver.name} leaves`,
    broken: [],
    statement: {
      sql: 'update users set deactivated_at = now(), updated_at = now() where id = $1',
      params: [leaver.id],
    },
    byAnybody: true,
    done() {
      people[people.length - 1] = { ...leaver, deactivatedAt: new Date() }
    },
  }
}

const roles: readonly Role[] = ['worker', 'supervisor', 'admin']

/** Whoever is added does nothing else in a run. */
const add: Move = (model, draw) => {
  const by = someone(model, draw)
  const role = pick(roles, draw.part) ?? 'worker'
  const email = `${crypto.randomUUID()}@example.com`

  return {
    by,
    told: `${by.name} adds a ${role}`,
    broken: brokenOf({ user_deactivated: gone(by), ...mustLookAfter(by, [role]) }),
    verb: (database) =>
      database.session((db) => addUser(db, { email, name: 'Abe', role, by, at: new Date() })),
    statement: {
      sql: "insert into users (email, name, role) values ($1, 'Abe', $2)",
      params: [email, role],
    },
    done() {},
  }
}

interface Change {
  told: string
  /** What becomes of the person. */
  to: Partial<User>
  verb: (db: Session, of: OfUser) => Promise<User>
  set: string
  params: readonly unknown[]
}

/** A number in the place of another, for the name is what others tell them by. */
const rename = onPerson(() => {
  const employeeNumber = `N-${crypto.randomUUID().slice(0, 8)}`

  return {
    told: 'gives a number to',
    to: { employeeNumber },
    verb: (db, of) => renameUser(db, { ...of, employeeNumber }),
    set: 'employee_number = $2',
    params: [employeeNumber],
  }
})

const promote = onPerson(({ role: had }, draw) => {
  const role = pick(
    roles.filter((one) => one !== had),
    draw.part,
  )

  return (
    role && {
      told: `makes a ${role} of`,
      to: { role },
      verb: (db, of) => changeRole(db, { ...of, role }),
      set: 'role = $2',
      params: [role],
    }
  )
})

const deactivate = onPerson((person) =>
  gone(person)
    ? undefined
    : {
        told: 'deactivates',
        to: { deactivatedAt: new Date() },
        verb: deactivateUser,
        set: 'deactivated_at = clock_timestamp()',
        params: [],
      },
)

const reactivate = onPerson((person) =>
  gone(person)
    ? {
        told: 'reactivates',
        to: { deactivatedAt: null },
        verb: reactivateUser,
        set: 'deactivated_at = null',
        params: [],
      }
    : undefined,
)

/** A change that somebody makes of somebody, who may be themself. */
function onPerson(changeOf: (person: User, draw: Draw) => Change | undefined): Move {
  return (model, draw) => {
    const by = someone(model, draw)
    const at = draw.on % model.people.length
    const person = model.people[at]
    const change = person && changeOf(person, draw)
    if (!person || !change) return undefined
    const becomes = { ...person, ...change.to }

    return {
      by,
      told: `${by.name} ${change.told} ${person.name}`,
      broken: brokenOf({ user_deactivated: gone(by), ...refusals(by, person, becomes) }),
      verb: (database) => database.session((db) => change.verb(db, { id: person.id, by, at: new Date() })),
      statement: {
        sql: `update users set ${change.set}, updated_at = clock_timestamp() where id = $1`,
        params: [person.id, ...change.params],
      },
      done() {
        model.people[at] = becomes
      },
    }
  }
}

/** Everybody may leave; nobody changes their own role; besides, admins look after all and supervisors after workers. */
function refusals(by: User, was: User, becomes: User): Readonly<Record<string, boolean>> {
  const isOwn = by.id === was.id
  const leaves = isOwn && becomes.deactivatedAt !== null && becomes.role === was.role
  if (leaves && becomes.employeeNumber === was.employeeNumber) return {}

  return { own_role: isOwn && becomes.role !== was.role, ...mustLookAfter(by, [was.role, becomes.role]) }
}

/** There is always an admin besides, who does nothing. */
function mustLookAfter({ role }: User, of: readonly Role[]): Readonly<Record<string, boolean>> {
  const isOfWorkers = of.every((one) => one === 'worker')

  return {
    admin_required: role !== 'admin' && !isOfWorkers,
    supervisor_required: role === 'worker',
  }
}

export const peopleMoves: Readonly<Record<string, Move>> = {
  add,
  rename,
  promote,
  deactivate,
  reactivate,
  leave,
}
