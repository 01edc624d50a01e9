import { NotFound } from '../../../domain/errors.ts'
import type { Keepers } from '../../../domain/looking-after-people.ts'
import type { Naming, NewUser, Role, User } from '../../../domain/user.ts'
import type { Connection } from '../engine.ts'
import { turnOfPeople } from '../models/rules/people.ts'
import { folded, wordsIn } from './searched-words.ts'

const columns = `id, email, employee_number as "employeeNumber", name, role, created_at as "createdAt",
  updated_at as "updatedAt", deactivated_at as "deactivatedAt"`

/** The columns of a user among those of other tables. */
export function userColumnsOf(alias: string): string {
  return columns.replaceAll(/(?<=^|,)\s*(?=\w)/g, ` ${alias}.`)
}

export interface UserListing {
  /** At most this many lines; all of them unless given. */
  limit?: number
  /** Continues behind the user with this id. */
  after?: string
  /** Only whose name, employee number or email have each of these words between them, in any case and width of letters. */
  search?: string | undefined
  role?: Role | undefined
  /** Leaves out who is deactivated. */
  active?: boolean | undefined
}

export class Users {
  readonly #sql: Connection

  constructor(sql: Connection) {
    this.#sql = sql
  }

  /** Adds the user, or returns undefined where the email, the employee number or the id is taken. */
  async insert(user: NewUser, at: Date): Promise<User | undefined> {
    const [row] = await this.#sql.rows<User>(
      'user_insert',
      `insert into users (id, email, employee_number, name, role, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $6)
       on conflict do nothing
       returning ${columns}`,
      [user.id, user.email, user.employeeNumber, user.name, user.role, at],
    )

    return row
  }

  /**
   * Holds the user until the session ends, and the turn of whoever changes people, so that nobody who looks after them
   * comes or goes meanwhile.
   */
  async lock(id: string): Promise<User> {
    const [row] = await this.#sql.rows<User>(
      'user_lock',
      // The row is locked behind the join, and so behind the turn.
      `with turn as materialized (select ${turnOfPeople("'users'::regclass::oid")})
       select ${columns} from turn, users where id = $1 for no key update of users`,
      [id],
    )
    if (!row) throw new NotFound('user', id)

    return row
  }

  async save(user: User): Promise<User> {
    const [row] = await this.#sql.rows<User>(
      'user_save',
      `update users
          set email = $2, employee_number = $3, name = $4, role = $5, deactivated_at = $6, updated_at = $7
        where id = $1
        returning ${columns}`,
      [user.id, user.email, user.employeeNumber, user.name, user.role, user.deactivatedAt, user.updatedAt],
    )
    if (!row) throw new NotFound('user', user.id)

    return row
  }

  /** How many active people may look after others, besides this one. */
  async keepersBesides(id: string): Promise<Keepers> {
    const [row] = await this.#sql.rows<Keepers>(
      'user_keepers_besides',
      `select count(*) filter (where role = 'admin')::int as admins,
              count(*) filter (where role = 'supervisor')::int as supervisors
         from users where role in ('admin', 'supervisor') and deactivated_at is null and id <> $1`,
      [id],
    )

    return row ?? { admins: 0, supervisors: 0 }
  }

  /** Whoever besides this user has the email, or the employee number, in any case of its letters. */
  sharing({ id, email, employeeNumber }: Pick<User, 'id' | keyof Naming>): Promise<User[]> {
    return this.#sql.rows<User>(
      'user_sharing',
      `select ${columns} from users
        where id <> $1 and (lower(email) = lower($2) or lower(employee_number) = lower($3))`,
      [id, email, employeeNumber],
    )
  }

  /** Of everybody on record. */
  async ids(): Promise<string[]> {
    const rows = await this.#sql.tuples<[string]>('user_ids', 'select id from users order by id', [])

    return rows.map(([id]) => id)
  }

  /** Whether anybody is on record. */
  async areAny(): Promise<boolean> {
    const [row] = await this.#sql.tuples<[boolean]>('user_are_any', 'select exists (select from users)', [])

    return row?.[0] === true
  }

  async get(id: string): Promise<User> {
    const [row] = await this.#sql.rows<User>('user_get', `select ${columns} from users where id = $1`, [id])
    if (!row) throw new NotFound('user', id)

    return row
  }

  /** Those of the ids that are on record. */
  named(ids: readonly string[]): Promise<User[]> {
    return this.#sql.rows<User>('user_named', `select ${columns} from users where id = any($1)`, [ids])
  }

  /** How many there are besides these. */
  async countOthers(ids: readonly string[]): Promise<number> {
    const [row] = await this.#sql.tuples<[number]>(
      'user_count_others',
      'select count(*)::int from users where id <> all($1)',
      [ids],
    )

    return row?.[0] ?? 0
  }

  /** Whoever has this email or this employee number, in any case of its letters. */
  async findNamed(name: string): Promise<User | undefined> {
    const [row] = await this.#sql.rows<User>(
      'user_find_named',
      `select ${columns} from users where lower(email) = lower($1) or lower(employee_number) = lower($1)`,
      [name],
    )

    return row
  }

  /** Ids that begin or end with this text, at most two: enough to tell none, one and several apart. */
  async idsBeginningOrEnding(text: string): Promise<string[]> {
    const rows = await this.#sql.tuples<[string]>(
      'user_ids_beginning_or_ending',
      `select id from users
        where starts_with(id::text, lower($1)) or right(id::text, length($1)) = lower($1) limit 2`,
      [text],
    )

    return rows.map(([id]) => id)
  }

  /** How people are named, at most so many. */
  names(limit: number): Promise<Naming[]> {
    return this.#sql.rows(
      'user_names',
      'select email, employee_number as "employeeNumber", name from users order by name, id limit $1',
      [limit],
    )
  }

  /** By name; those of one name in the order in which they were added. */
  list(listing: UserListing = {}): Promise<User[]> {
    const { limit, after, search, role, active = false } = listing
    const words = wordsIn(search)
    const asked = [
      { name: 'behind', value: after, says: '(name, id) > (select name, id from users where id = $?)' },
      { name: 'named', value: words.length > 0 ? words : undefined, says: `${said} like all ($?::text[])` },
      { name: 'role', value: role, says: 'role = $?' },
    ].filter(({ value }) => value !== undefined)
    const which = asked.map(({ says }, at) => says.replace('$?', `$${at + 2}`))
    const where = [...which, ...(active ? ['deactivated_at is null'] : [])].join(' and ')

    return this.#sql.rows<User>(
      ['user_list', ...asked.map(({ name }) => name), ...(active ? ['active'] : [])].join('_'),
      `select ${columns} from users ${where && `where ${where}`} order by name, id limit $1`,
      [limit ?? null, ...asked.map(({ value }) => value)],
    )
  }
}

/** What a person is found by. */
const said = folded("concat_ws(' ', name, employee_number, email)")
