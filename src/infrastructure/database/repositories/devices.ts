import type { Device } from '../../../domain/devices.ts'
import { NotFound } from '../../../domain/errors.ts'
import type { Connection } from '../engine.ts'

const columns = `id, name, added_by as "addedBy", added_at as "addedAt", code_until as "codeUntil",
  enrolled_at as "enrolledAt", revoked_at as "revokedAt", revoked_by as "revokedBy"`

export class Devices {
  readonly #sql: Connection

  constructor(sql: Connection) {
    this.#sql = sql
  }

  /** Returns undefined where the id is taken. */
  async insert(device: NewDevice): Promise<Device | undefined> {
    const { id, name, addedBy, addedAt, code } = device
    const [row] = await this.#sql.rows<Device>(
      'device_insert',
      `insert into devices (id, name, added_by, added_at, code_digest, code_until) values ($1, $2, $3, $4, $5, $6)
       on conflict do nothing
       returning ${columns}`,
      [id, name, addedBy, addedAt, code.digest, code.until],
    )

    return row
  }

  /** Enrols the device whose code this is, once; undefined where the code is not good at this time. */
  async enrol(codeDigest: string, secretDigest: string, at: Date): Promise<Device | undefined> {
    const [row] = await this.#sql.rows<Device>(
      'device_enrol',
      `update devices set secret_digest = $2, enrolled_at = $3, code_digest = null, code_until = null
        where code_digest = $1 and code_until > $3 and revoked_at is null
        returning ${columns}`,
      [codeDigest, secretDigest, at],
    )

    return row
  }

  /** Revoking what is revoked changes nothing. Throws NotFound. */
  async revoke(id: string, by: string, at: Date): Promise<Device> {
    await this.#sql.rows(
      'device_revoke',
      'update devices set revoked_at = $2, revoked_by = $3 where id = $1 and revoked_at is null',
      [id, at, by],
    )
    const [row] = await this.#sql.rows<Device>('device_get', `select ${columns} from devices where id = $1`, [
      id,
    ])
    if (!row) throw new NotFound('device', id)

    return row
  }

  /** The device that has this secret, unless it is revoked. */
  async findEnrolled(secretDigest: string): Promise<Device | undefined> {
    const [row] = await this.#sql.rows<Device>(
      'device_find_enrolled',
      `select ${columns} from devices where secret_digest = $1 and revoked_at is null`,
      [secretDigest],
    )

    return row
  }

  /** Ids that begin or end with this text, at most two: enough to tell none, one and several apart. */
  async idsBeginningOrEnding(text: string): Promise<string[]> {
    const rows = await this.#sql.tuples<[string]>(
      'device_ids_beginning_or_ending',
      `select id from devices
        where starts_with(id::text, lower($1)) or right(id::text, length($1)) = lower($1) limit 2`,
      [text],
    )

    return rows.map(([id]) => id)
  }

  /** Newest first. */
  list(): Promise<Device[]> {
    return this.#sql.rows<Device>(
      'device_list',
      `select ${columns} from devices order by added_at desc, id desc`,
      [],
    )
  }
}

interface NewDevice extends Pick<Device, 'id' | 'name' | 'addedBy' | 'addedAt'> {
  code: { digest: string; until: Date }
}
