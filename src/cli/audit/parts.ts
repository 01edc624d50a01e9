import type { Named, Timeline } from '../../application/audit/timeline.ts'
import type { Change } from '../../domain/audit-trail.ts'
import type { JsonObject } from '../../domain/exact-json.ts'
import { severities } from '../../domain/procedure.ts'
import type { Context } from '../context.ts'
import { isVersionPart, type VersionPart } from './version-part.ts'

/** Where a part stands in its version, as the trail has it last: numbers from 1, for what is still there. */
interface Place {
  table: VersionPart
  numbers: number[] | undefined
  /** What it is put in order by. */
  key: (number | string)[]
}

/** The parts of a version that a save added, removed or changed, as a reader comes upon them, with their texts. */
export class Parts {
  readonly #timeline: Timeline
  readonly #context: Context
  readonly #children: ReadonlyMap<string, string[]>

  constructor(timeline: Timeline, context: Context) {
    this.#timeline = timeline
    this.#context = context
    this.#children = childrenIn(timeline)
  }

  /** In reading order; whatever is no part of a version stays out. */
  inOrder(changes: readonly Change[]): Change[] {
    const placed = changes.flatMap((change) => {
      const place = this.#placeOf(change.id)

      return place ? [{ change, key: place.key }] : []
    })

    return placed.sort((one, other) => compare(one.key, other.key)).map(({ change }) => change)
  }

  /** 'Step 1.2', or 'step' for one that is gone. */
  label(id: string): string {
    const { texts } = this.#context
    const place = this.#placeOf(id)
    if (!place) return id
    const kind = kinds[place.table]

    return place.numbers
      ? texts.sop.part[kind](place.numbers.join('.'))
      : (texts.audit.kinds[place.table] ?? kind)
  }

  /** Its whole text, and below it what else it says, a line each. */
  textOf(table: string, row: JsonObject): string[] {
    const { texts } = this.#context
    const { fields } = texts.sop
    const words = (column: string) => (typeof row[column] === 'string' ? row[column] : undefined)
    const field = (name: string, column: string) => {
      const said = words(column)

      return said ? [texts.audit.is(name, said)] : []
    }
    if (table === 'tasks') return [words('title') ?? '', ...field(fields.description, 'description')]
    if (table === 'steps')
      return [
        words('description') ?? '',
        ...field(fields.expectedAction, 'expected_action'),
        ...field(fields.expectedResult, 'expected_result'),
      ]
    const severity = severities.find((known) => known === row['severity'])

    return [
      `${severity ? `${texts.signal(severity)}  ` : ''}${words('description') ?? ''}`,
      ...field(fields.mitigation, 'mitigation'),
    ]
  }

  #placeOf(id: string): Place | undefined {
    const chain = this.#chainOf(id)
    const table = chain.at(-1)?.named.table
    if (table === undefined || !isVersionPart(table)) return undefined
    const numbers = chain.map(
      ({ id, named }) => (this.#children.get(named.parent ?? '')?.indexOf(id) ?? -1) + 1,
    )

    return {
      table,
      numbers: numbers.includes(0) ? undefined : numbers,
      key: chain.flatMap(({ id, named }) => [named.order ?? 0, id]),
    }
  }

  /** The part with all that it is part of, the task first. */
  #chainOf(id: string): { id: string; named: Named }[] {
    const named = this.#timeline.named.get(id)
    if (!named || !isVersionPart(named.table)) return []

    return [...this.#chainOf(named.parent ?? ''), { id, named }]
  }
}

const kinds = { tasks: 'task', steps: 'step', hazards: 'hazard' } as const

/** What is still there of each version, task and step, in its order. */
function childrenIn({ events, named }: Timeline): Map<string, string[]> {
  const there = new Set<string>()
  for (const { changes } of events)
    for (const { id, to } of changes) {
      if (to === null) there.delete(id)
      else there.add(id)
    }
  const children = new Map<string, string[]>()
  for (const [id, { table, parent }] of named) {
    if (parent === undefined || !isVersionPart(table) || !there.has(id)) continue
    const siblings = children.get(parent)
    if (siblings) siblings.push(id)
    else children.set(parent, [id])
  }
  const keyOf = (id: string) => [named.get(id)?.order ?? 0, id]
  for (const siblings of children.values()) siblings.sort((one, other) => compare(keyOf(one), keyOf(other)))

  return children
}

function compare(one: readonly (number | string)[], other: readonly (number | string)[]): number {
  for (const [at, value] of one.entries()) {
    const against = other[at]
    if (against === undefined) return 1
    if (value !== against) return value < against ? -1 : 1
  }

  return one.length - other.length
}
