import type { ProcedureHazard, ProcedureTask } from '../../domain/procedure.ts'
import { announcesDanger } from './names.ts'
import type { Section } from './sections.ts'

/** Hazards that are told outside of the tasks, in this section. */
export interface Elsewhere {
  section: Section
  hazards: readonly ProcedureHazard[]
  /** What is told of safety as such belongs to all the work around it; a warning to the step that comes next. */
  about: 'the work' | 'the next step'
}

/** The step, counted from 0 within its task. */
export interface Target {
  task: number
  step: number
}

/** Finds the steps at which hazards from elsewhere are told: where the worker must see them, before what they are about. */
export class Attachment {
  readonly #ranges: ReadonlyMap<Section, readonly [number, number]>
  /** The tasks that have steps, by the place of their section. */
  readonly #places: { at: number; task: number; steps: number }[]

  constructor(sections: readonly Section[], tasks: readonly { section: Section; task: ProcedureTask }[]) {
    this.#ranges = rangesOf(sections)
    this.#places = tasks
      .map(({ section, task }, index) => ({
        at: this.#rangeOf(section)[0],
        task: index,
        steps: task.steps.length,
      }))
      .filter(({ steps }) => steps > 0)
  }

  /** Undefined only where there is no step at all. */
  targetOf({ section, about }: Elsewhere): Target | undefined {
    const [from] = this.#rangeOf(section)
    for (let above = section.parent; above; above = above.parent) {
      const [start, end] = this.#rangeOf(above)
      const [low, high] = [this.#firstFrom(start), this.#firstFrom(end)]
      if (low === high) continue
      if (about === 'the work' && !announcesDanger(section.title)) return this.#firstStep(low)
      const next = this.#firstFrom(from)
      if (next < high) return this.#firstStep(next)
      if (about === 'the work') return this.#lastStep(high - 1)
    }
    const next = about === 'the next step' ? this.#firstFrom(from) : 0

    return this.#firstStep(next) ?? this.#firstStep(0)
  }

  #firstStep(place: number): Target | undefined {
    const found = this.#places[place]

    return found && { task: found.task, step: 0 }
  }

  #lastStep(place: number): Target | undefined {
    const found = this.#places[place]

    return found && { task: found.task, step: found.steps - 1 }
  }

  #rangeOf(section: Section): readonly [number, number] {
    return this.#ranges.get(section) ?? [0, 0]
  }

  /** The index of the first place at or behind a section's; by halving, for a document may have many of both. */
  #firstFrom(at: number): number {
    let [low, high] = [0, this.#places.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#places[middle]?.at ?? 0) < at) low = middle + 1
      else high = middle
    }

    return low
  }
}

/** Each section's place, and that of the first one behind all that is below it. */
function rangesOf(sections: readonly Section[]): ReadonlyMap<Section, readonly [number, number]> {
  const ranges = new Map<Section, readonly [number, number]>()
  const open: { section: Section; at: number }[] = []
  const close = (at: number, isDone: (section: Section) => boolean) => {
    for (let last = open.at(-1); last && isDone(last.section); last = open.at(-1)) {
      ranges.set(last.section, [last.at, at])
      open.pop()
    }
  }
  for (const [at, section] of sections.entries()) {
    close(at, (last) => last !== section.parent && last.level >= section.level)
    open.push({ section, at })
  }
  close(sections.length, () => true)

  return ranges
}

/** The tasks with the hazards put behind those that their steps have already. */
export function withHazards(
  tasks: readonly ProcedureTask[],
  added: readonly { target: Target; hazards: readonly ProcedureHazard[] }[],
): ProcedureTask[] {
  const byStep = new Map<string, ProcedureHazard[]>()
  for (const { target, hazards } of added) {
    const key = `${target.task} ${target.step}`
    const known = byStep.get(key)
    if (known) known.push(...hazards)
    else byStep.set(key, [...hazards])
  }
  if (byStep.size === 0) return [...tasks]

  return tasks.map((task, t) => ({
    ...task,
    steps: task.steps.map((step, s) => {
      const hazards = byStep.get(`${t} ${s}`)
      return hazards ? { ...step, hazards: [...step.hazards, ...hazards] } : step
    }),
  }))
}
