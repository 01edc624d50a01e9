import type { Head, StoredEvent } from '../../../domain/audit-trail.ts'
import type { JsonObject } from '../../../domain/exact-json.ts'
import { records, recordTables } from '../../../domain/records.ts'
import type { Connection } from '../engine.ts'
import { ofRequests } from '../models/audit-events.ts'

/** Where in the trail an event stands: trails are read in the order of streams, and of positions within each. */
export type TrailPoint = Pick<StoredEvent, 'stream' | 'position'>

export interface EventMoment {
  at: Date
  verb: string
  /** Null where the event tells of several rows at once. */
  id: string | null
}

/** An event of a request, and the row that it tells of first. */
export interface RequestedEvent extends Omit<EventMoment, 'at'> {
  stream: string
  actor: string | null
  reason: string | null
  /** What that row has become, of a change the columns that changed. */
  to: JsonObject | null
}

/** An event with which work of a worker was in progress beside other work of theirs. */
export interface AtOnce {
  stream: string
  position: number
  worker: string
  /** The other work session. */
  other: string
}

/** At most so many events at a time, and none behind the one that makes so many bytes full. */
const batch = { events: 1000, bytes: 4_000_000 }

/** How many bytes are read of one event, and of one row, unless told otherwise: a verb writes far less. */
export const largestRead = 64_000_000

export interface ReadingEvents {
  /** All unless given. */
  streams?: readonly string[] | undefined
  /** In bytes: of an event larger than this, only the beginning of what it says is read. */
  largest?: number | undefined
}

/** What an event takes; what may be compressed is measured where it is large. */
const size = `case when pg_column_size(changes) > 400000 then octet_length(changes::text) else pg_column_size(changes) end
                              + octet_length(verb) + coalesce(octet_length(reason), 0) + coalesce(octet_length(request_id), 0)`

/** A table up to this size is counted, a larger one estimated. */
const countedSize = 256_000_000

/** The audit trail as it is stored. The rules write it; here it is read, a batch at a time. */
export class AuditEvents {
  readonly #sql: Connection

  constructor(sql: Connection) {
    this.#sql = sql
  }

  /** Makes the session fit for reading long, whatever its settings: until its end it may wait for a slow reader. */
  async settle(): Promise<void> {
    await this.#sql.tuples(
      'audit_settle',
      `select set_config('client_encoding', 'UTF8', true), set_config('jit', 'off', true),
              set_config('idle_in_transaction_session_timeout', '0', true)`,
    )
  }

  /** How many events there are, about: of a large trail, what PostgreSQL knows about its size. */
  async about(): Promise<number> {
    const [row] = await this.#sql.tuples<[number]>(
      'audit_about',
      `select case when pg_relation_size(oid) <= $1 or reltuples <= 0 then (select count(*) from audit_events)
              else reltuples end::float8
         from pg_class where oid = 'audit_events'::regclass::oid`,
      [countedSize],
    )

    return row?.[0] ?? 0
  }

  /** The events behind this point, or the first, of all streams or of those given; none at the end. */
  async after(
    point: TrailPoint | undefined,
    { streams, largest = largestRead }: ReadingEvents = {},
  ): Promise<StoredEvent[]> {
    const conditions = [
      // Every UUID may be a stream: there is none that all come behind.
      ...(point ? ['(stream_id, position) > ($2, $3)'] : []),
      ...(streams ? [`stream_id = any($${point ? 4 : 2})`] : []),
    ]
    const rows = await this.#sql.tuples<[string, number, string, boolean, string]>(
      `audit_${point ? 'after' : 'first'}${streams ? '_of' : ''}`,
      // Which they are is known by their size, before the text of any is made.
      `select stream_id, position, encode(hash, 'hex'), size > $1, case when size <= $1 then tk_event_text(e)
                else tk_event_text(stream_id, position, at, actor, left(db_user, 200), left(request_id, 200), left(verb, 200),
                  left(reason, 200), '[]'::json) end
         from (select stream_id, position, size, sum(size) over (order by stream_id, position rows unbounded preceding) - size as before
                 from (select stream_id, position, ${size} as size from audit_events
                        ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
                        order by stream_id, position limit ${batch.events}) next) sized
         join audit_events e using (stream_id, position)
        where before < ${batch.bytes}
        order by stream_id, position`,
      [largest, ...(point ? [point.stream, point.position] : []), ...(streams ? [streams] : [])],
    )

    return rows.map(([stream, position, hash, cut, text]) => ({ stream, position, hash, text, cut }))
  }

  /** The streams behind this one, or the first, in their order. */
  async streamsAfter(stream: string | undefined, limit = 1000): Promise<string[]> {
    const rows = await this.#sql.tuples<[string]>(
      stream === undefined ? 'audit_streams_first' : 'audit_streams_after',
      `with recursive streams as (
         (select stream_id, 1 as n from audit_events ${stream === undefined ? '' : 'where stream_id > $2'}
           order by stream_id limit 1)
         union all
         select (select e.stream_id from audit_events e where e.stream_id > s.stream_id order by e.stream_id limit 1), n + 1
           from streams s where s.stream_id is not null and n < $1
       )
       select stream_id from streams where stream_id is not null`,
      [limit, ...(stream === undefined ? [] : [stream])],
    )

    return rows.map(([id]) => id)
  }

  /** The streams with an event at or after this time, in their order, a list at a time; once a session. */
  async *streamsSince(at: Date): AsyncGenerator<string[]> {
    await this.#sql.tuples(
      '',
      `declare tenken_streams no scroll cursor for
        select distinct stream_id from audit_events where at >= $1 order by stream_id`,
      [at],
    )
    for (;;) {
      const rows = await this.#sql.tuples<[string]>('', 'fetch 500 from tenken_streams')
      if (rows.length === 0) break
      yield rows.map(([id]) => id)
    }
    await this.#sql.tuples('', 'close tenken_streams')
  }

  /** The last event of each of these streams, in their order. */
  async headsOf(streams: readonly string[]): Promise<Head[]> {
    const rows = await this.#sql.tuples<[string, number, string]>(
      'audit_heads_of',
      `select stream, position, encode(hash, 'hex')
         from unnest($1::uuid[]) stream cross join lateral (
           select position, hash from audit_events where stream_id = stream order by position desc limit 1) head
        order by stream`,
      [streams],
    )

    return rows.map(([stream, position, hash]) => ({ stream, position, hash }))
  }

  /** When each event of the stream was put on record, and the row that it tells of first; nothing else of it. */
  moments(stream: string): Promise<EventMoment[]> {
    return this.#sql.rows<EventMoment>(
      'audit_moments',
      `select at, verb, changes -> 0 ->> 1 as id from audit_events where stream_id = $1 order by position`,
      [stream],
    )
  }

  /**
   * What this request has done to the record of this stream, and to others but for what has an id of its own and so
   * needs no key: `idx_audit_request` has no checks, so that recording one costs no more. Until its end the session
   * holds the request's id, so that of two that are the same one waits for the other.
   */
  async ofRequest(requestId: string, stream: string): Promise<RequestedEvent[]> {
    const held = this.#sql.tuples(
      'audit_request_hold',
      'select pg_advisory_xact_lock(hashtextextended($1, 0))',
      [requestId],
    )
    const events = this.#sql.rows<RequestedEvent>(
      'audit_of_request',
      `select stream_id as stream, changes -> 0 ->> 1 as id, verb, actor, reason, changes -> 0 -> 3 as "to" from audit_events
        where stream_id = $2 and request_id = $1
       union all
       select stream_id, changes -> 0 ->> 1, verb, actor, reason, null from audit_events
        where stream_id <> $2 and request_id = $1 and ${ofRequests}`,
      [requestId, stream],
    )
    await held

    return events
  }

  /**
   * Where work began or went on while other work of the same worker was in progress, as its events tell. The database
   * puts them in order, on its disk where they are many; at most a thousand are told.
   */
  twoAtOnce(since: Date | undefined): Promise<AtOnce[]> {
    return this.#sql.rows<AtOnce>(
      'audit_two_at_once',
      `with moves as (
         select stream_id, position, at, lead(at) over (partition by stream_id order by position) as until,
                case when verb = 'adopt' then exists (select from json_array_elements(changes) change
                    where change ->> 0 = 'work_sessions' and change -> 3 ->> 'status'::text = 'in_progress')
                  else verb in ('start', 'resume') end as begins
           from audit_events where verb in ('start', 'resume', 'pause', 'complete', 'abort', 'adopt')
       ), spans as (
         select worker_id, stream_id, position, at, coalesce(until, 'infinity') as until
           from moves join work_sessions on id = stream_id where begins
       ), ordered as (
         select *, max(until) over (partition by worker_id order by at, stream_id
                                    rows between unbounded preceding and 1 preceding) as busy from spans
       )
       select stream_id as stream, position, worker_id as worker, (
                select s.stream_id from spans s where s.worker_id = o.worker_id and s.stream_id <> o.stream_id
                   and s.at <= o.at and s.until > o.at order by s.at limit 1) as other
         from ordered o where busy > at and at >= coalesce($1, '-infinity'::timestamptz)
        order by at, stream_id limit 1000`,
      [since ?? null],
    )
  }

  /** How many events these streams have. */
  async countOf(streams: readonly string[]): Promise<number> {
    const [row] = await this.#sql.tuples<[number]>(
      'audit_count_of',
      'select count(*)::int from audit_events where stream_id = any($1)',
      [streams],
    )

    return row?.[0] ?? 0
  }

  /** The hash at each of these points, null where the trail has none; in the order given. */
  async hashesAt(points: readonly TrailPoint[]): Promise<(string | null)[]> {
    const rows = await this.#sql.tuples<[string | null]>(
      'audit_hashes_at',
      `select encode(hash, 'hex')
         from unnest($1::uuid[], $2::int[]) with ordinality place (stream, place, n)
         left join audit_events on stream_id = stream and position = place
        order by n`,
      [points.map(({ stream }) => stream), points.map(({ position }) => position)],
    )

    return rows.map(([hash]) => hash)
  }

  /** Streams whose id, or one of whose records' ids, begins or ends with this text; at most two. */
  async streamsReferredTo(text: string): Promise<string[]> {
    const ids = recordTables.flatMap((table) => {
      const { is } = records[table]

      return is ? [`select ${is.stream}, id from ${table}`] : []
    })
    const rows = await this.#sql.tuples<[string]>(
      'audit_streams_referred_to',
      `select distinct stream from (
         ${ids.join(' union all ')} union all
         select stream_id, stream_id from audit_events where position = 1 and stream_id::text = $1) records (stream, id)
        where starts_with(id::text, $1) or right(id::text, length($1)) = $1 limit 2`,
      [text],
    )

    return rows.map(([stream]) => stream)
  }
}
