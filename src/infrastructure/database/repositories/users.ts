import { NotFound } from '../../../domain/errors.ts'
import type { NewUser, User } from '../../../domain/user.ts'
import type { Connection } from '../engine.ts'

const columns = `id, email, name, role, created_at as "createdAt", updated_at as "updatedAt",
  deactivated_at as "deactivatedAt"`

export interface UserListing {
  /** At most this many lines; all of them unless given. */
  limit?: number
  /** Continues behind the user with this id. */
  after?: string
}

export class Users {
  readonly #sql: Connection

  constructor(sql: Connection) {
    this.#sql = sql
  }

  /** Adds the user, or returns undefined where the email or the id is taken. */
  async insert(user: NewUser, at: Date): Promise<User | undefined> {
    const [row] = await this.#sql.rows<User>(
      'user_insert',
      `insert into users (id, email, name, role, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $5)
       on conflict do nothing
       returning ${columns}`,
      [user.id, user.email, user.name, user.role, at],
    )

    return row
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

  async findByEmail(email: string): Promise<User | undefined> {
    const [row] = await this.#sql.rows<User>(
      'user_find_by_email',
      `select ${columns} from users where lower(email) = lower($1)`,
      [email],
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
  names(limit: number): Promise<Pick<User, 'email' | 'name'>[]> {
    return this.#sql.rows('user_names', 'select email, name from users order by name, email limit $1', [
      limit,
    ])
  }

  /** By name, then email. */
  list({ limit, after }: UserListing = {}): Promise<User[]> {
    const behind = 'where (name, email) > (select name, email from users where id = $2)'

    return this.#sql.rows<User>(
      after ? 'user_list_behind' : 'user_list',
      `select ${columns} from users ${after ? behind : ''} order by name, email limit $1`,
      after ? [limit ?? null, after] : [limit ?? null],
    )
  }
}
