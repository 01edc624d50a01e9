import { shortened, type WhyUnplaced } from '../reading.ts'
import { namesProcedure, namesReference, namesSafety } from './names.ts'
import { hasItems, hasNumbers, type Section, withAncestors } from './sections.ts'

/** What each section of a document is to the procedure. */
export interface Placement {
  tasks: Place[]
  safety: Section[]
  left: Left[]
  /** The headings that say where the procedure is; none if every section with numbered items was taken. */
  regions: ReadonlySet<Section>
}

interface Place {
  section: Section
  /** Sections above the task that have no steps of their own: their text opens the task's description. */
  carried: Section[]
}

interface Left {
  section: Section
  reason: WhyUnplaced
}

/**
 * Finds the tasks: the sections with steps below a heading such as "Procedure", or else all sections with numbered
 * items. There a section without numbers is a task by its bullets; sections to look things up in never are tasks.
 */
export function placeSections(sections: readonly Section[], title: Section | undefined): Placement {
  const regions = new Set(sections.filter((section) => isRegion(section, title)))
  const placement = new Placing(sections, title, regions).place()
  if (placement.tasks.length > 0 || regions.size === 0) return placement

  return new Placing(sections, title, new Set()).place()
}

/** In a document that says it is in our own form, every heading is a task. */
export function placeAll(sections: readonly Section[], title: Section | undefined): Placement {
  const isTask = (section: Section) => hasNumbers(section) || (section.heading !== null && section !== title)
  const tasks = sections.filter(isTask).map((section) => ({ section, carried: [] }))
  const left = sections
    .filter((section) => !isTask(section))
    .map((section): Left => ({ section, reason: { code: 'not_below_a_task' } }))

  return { tasks, safety: [], left, regions: new Set() }
}

function isRegion(section: Section, title: Section | undefined): boolean {
  return section !== title && section.heading !== null && namesProcedure(section.title)
}

class Placing {
  readonly #sections: readonly Section[]
  readonly #title: Section | undefined
  readonly #regions: ReadonlySet<Section>
  readonly #tasks: ReadonlySet<Section>
  readonly #aboveTasks: ReadonlySet<Section>

  constructor(sections: readonly Section[], title: Section | undefined, regions: ReadonlySet<Section>) {
    this.#sections = sections
    this.#title = title
    this.#regions = regions
    this.#tasks = new Set(sections.filter((section) => this.#isTask(section)))
    this.#aboveTasks = new Set([...this.#tasks].flatMap((task) => withAncestors(task).slice(1)))
  }

  place(): Placement {
    const placement: Placement = { tasks: [], safety: [], left: [], regions: this.#regions }
    let carried: Section[] = []
    for (const section of this.#sections) {
      if (this.#tasks.has(section)) {
        placement.tasks.push({ section, carried })
        carried = []
      } else if (this.#carries(section)) carried.push(section)
      else if (this.#isUnder(section, namesSafety) && section.blocks.length > 0)
        placement.safety.push(section)
      else placement.left.push({ section, reason: this.#whyLeft(section) })
    }

    return placement
  }

  #isTask(section: Section): boolean {
    if (!this.#isInRegion(section) || this.#isUnder(section, namesReference)) return false
    if (hasNumbers(section)) return true

    return this.#regions.size > 0 && hasItems(section) && !this.#isUnder(section, namesSafety)
  }

  #isInRegion(section: Section): boolean {
    if (this.#regions.size === 0) return true

    return withAncestors(section).some((ancestor) => this.#regions.has(ancestor))
  }

  #isUnder(section: Section, names: (title: string) => boolean): boolean {
    return withAncestors(section).some((ancestor) => ancestor !== this.#title && names(ancestor.title))
  }

  #carries(section: Section): boolean {
    return section.heading !== null && this.#aboveTasks.has(section) && this.#isInRegion(section)
  }

  #whyLeft(section: Section): WhyUnplaced {
    if (section.heading && section.blocks.length === 0) return { code: 'heading_without_text' }
    if (this.#isUnder(section, namesReference)) return { code: 'reference_section' }
    if (this.#isInRegion(section)) return { code: 'no_steps_in_section' }
    const [region] = this.#regions

    return { code: 'not_below_heading', heading: shortened(region?.title ?? '') }
  }
}
