import type { OpenMatter, WorkSessionSummary, WorkStatus } from '../../../domain/work-session.ts'
import type { Connection } from '../engine.ts'
import { textOf } from './statement-texts.ts'
import { type SummaryRow, summaryIn } from './summary-rows.ts'
import { workColumns } from './work-sessions.ts'

/** Which work sessions a list has: those for which all of this holds. */
export interface WorkSessionListing {
  /** One of these. */
  statuses?: readonly WorkStatus[] | undefined
  workerId?: string | undefined
  /** Anybody's but this worker's. */
  notWorkerId?: string | undefined
  sopId?: string | undefined
  /** Started then or later. */
  startedFrom?: Date | undefined
  startedBefore?: Date | undefined
  /** With each of these. */
  open?: readonly OpenMatter[] | undefined
  /** Only what waits for a supervisor: completed, held up by a failure, or with an open flag and not closed. */
  waiting?: boolean | undefined
  /** Instead of the newest. */
  oldestFirst?: boolean | undefined
  /** At most this many lines. */
  limit: number
  /** Continues behind the work session with this id. */
  after?: string | undefined
}

/** Lists of work sessions, each a line with its failures and open flags. */
export class WorkSummaries {
  readonly #sql: Connection

  constructor(sql: Connection) {
    this.#sql = sql
  }

  /** Newest first unless asked otherwise. Each shape of the listing is a statement of its own, so that each keeps the plan that fits. */
  async list({ limit, oldestFirst = false, ...listing }: WorkSessionListing): Promise<WorkSessionSummary[]> {
    const statuses = listing.statuses ?? usualStatuses(listing)
    const order = oldestFirst ? orders.oldest : orders.newest
    const conditions = conditionsOf(listing, order)
    const [status] = statuses
    const several = statuses.length > 1
    const most = limit <= usualPage ? usualPage : null
    const name = [
      'work_session_list',
      ...(most ? [] : ['long']),
      ...(oldestFirst ? ['old'] : []),
      ...(status ? [several ? 'in' : 'of'] : []),
      ...conditions.map((condition) => condition.name),
    ].join('_')
    const values = conditions.flatMap(({ value }) => (value === undefined ? [] : [value]))

    const rows = await this.#sql.tuples<SummaryRow>(
      name,
      textOf(name, () =>
        summaries({ statuses: several ? 'several' : status ? 'one' : 'all', conditions, most, order }),
      ),
      [limit, ...(status ? [several ? statuses : status] : []), ...values],
    )

    return rows.map(summaryIn)
  }
}

/**
 * A page of up to so many lines says so in the statement's text. Of a limit that is a parameter alone PostgreSQL
 * expects a tenth of all rows, so that among many it would plan each page anew, for longer than reading it takes.
 */
const usualPage = 100

/** How the lines follow each other, and how what is behind a line compares with it. */
const orders = {
  newest: { direction: 'desc', behind: '<' },
  oldest: { direction: 'asc', behind: '>' },
} as const

type Order = (typeof orders)[keyof typeof orders]

/** Work that a failure can hold up. */
const moving: readonly WorkStatus[] = ['in_progress', 'paused']

/** Where none are named, those that what is asked for can have; none for all of them. */
function usualStatuses({
  open,
  waiting,
}: Pick<WorkSessionListing, 'open' | 'waiting'>): readonly WorkStatus[] {
  if (open?.includes('failure')) return moving

  return waiting ? [...moving, 'completed'] : []
}

/** PostgreSQL tells statements apart by the first 63 letters of their names, all of these together have less. */
interface Condition {
  name: string
  sql: (parameter: string) => string
  value?: unknown
}

function conditionsOf(
  listing: Omit<WorkSessionListing, 'limit' | 'statuses' | 'oldestFirst'>,
  { behind }: Order,
): Condition[] {
  const { workerId, notWorkerId, sopId, startedFrom, startedBefore, open = [], waiting, after } = listing
  const wanted: Condition[] = [
    { name: 'by', sql: (parameter) => `w.worker_id = ${parameter}`, value: workerId },
    { name: 'not', sql: (parameter) => `w.worker_id <> ${parameter}`, value: notWorkerId },
    { name: 'sop', sql: (parameter) => `w.sop_id = ${parameter}`, value: sopId },
    { name: 'from', sql: (parameter) => `w.started_at >= ${parameter}`, value: startedFrom },
    { name: 'to', sql: (parameter) => `w.started_at < ${parameter}`, value: startedBefore },
    {
      name: 'next',
      sql: (parameter) =>
        `(w.started_at, w.id) ${behind} (select started_at, id from work_sessions where id = ${parameter})`,
      value: after,
    },
  ]

  return [
    ...wanted.filter(({ value }) => value !== undefined),
    ...open.map((matter) => ({ name: matter, sql: () => openMatters[matter] })),
    ...(waiting ? [{ name: 'waiting', sql: () => isWaiting }] : []),
  ]
}

const isOverridden = 'exists (select from safety_checks o where o.resolves = c.id)'

const isOpenFlag = `needs_review and not ${isOverridden}`

const openMatters: Readonly<Record<OpenMatter, string>> = {
  // A pass and an override go on to the next step, so that the one that waits has failures or nothing.
  // Asked of each work session that is in progress or paused: all failures there ever were are many more.
  failure: `(select true from safety_checks c
              where c.session_id = w.id and c.step_id = w.current_step_id and result = 'fail' limit 1)`,
  flag: `w.id = any(array(select session_id from safety_checks c
                            where (result = 'fail' or needs_review) and ${isOpenFlag}))`,
}

const isWaiting = `(w.status = 'completed'
  or w.status <> all('{approved,rejected,aborted}') and (${openMatters.flag} or ${openMatters.failure}))`

interface Summaries {
  statuses: 'all' | 'one' | 'several'
  conditions: readonly Condition[]
  /** At most so many lines, whatever the parameter says. */
  most: number | null
  order: Order
}

/** The counts are made for the lines of the page alone. */
function summaries({ statuses, conditions, most, order: { direction } }: Summaries): string {
  const first = statuses === 'all' ? 2 : 3
  const order = `order by w.started_at ${direction}, w.id ${direction}`
  const all = [
    ...{ all: [], one: ['w.status = $2'], several: ['w.status = one'] }[statuses],
    ...conditions.map(({ sql }, at) => sql(`$${first + at}`)),
  ].join(' and ')
  const found = `select w.* from work_sessions w where ${all || 'true'} ${order} limit ${most ?? '$1'}`
  // Each status has its own place in the index; what is found of each is put in order.
  const works =
    statuses === 'several' ? `select w.* from unnest($2::text[]) one cross join lateral (${found}) w` : found

  return `select page.*, failures, overrides, "openFlags",
           page.status = any('{in_progress,paused}') and "isHeldUp" as "needsOverride"
    from (
      select ${workColumns}, sops.title as "sopTitle", sops.version as "sopVersion",
             users.name as "workerName", coalesce(users.employee_number, users.email) as "workerCalledBy"
        from (select * from (${works}) w ${order} limit $1) w join sops on sops.id = w.sop_id join users on users.id = w.worker_id
    ) page cross join lateral (
      select count(*) filter (where result = 'fail')::int as failures,
             count(*) filter (where ${isOverridden})::int as overrides,
             count(*) filter (where ${isOpenFlag})::int as "openFlags",
             coalesce(bool_or(result = 'fail' and step_id = page."currentStepId"), false) as "isHeldUp"
        from safety_checks c where session_id = page.id and (result = 'fail' or needs_review)
    ) wrong
   order by "startedAt" ${direction}, id ${direction}`
}
