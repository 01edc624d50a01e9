import { shortened, type WhyUnplaced } from '../reading.ts'
import { type Block, isItem } from './blocks.ts'
import { marksIn } from './marks.ts'
import { announcesDanger, namesNoWork, namesWork, type Role, roleOf } from './names.ts'
import { numberMarksOf } from './numberings.ts'
import { hasNumbers, type Section, withAncestors } from './sections.ts'
import type { Carried } from './task.ts'

/** What each section of a document is to the procedure. */
export interface Placement {
  tasks: Place[]
  safety: Section[]
  left: Left[]
  /** The headings that say where the procedure is; none if it was looked for everywhere. */
  regions: ReadonlySet<Section>
}

/** What in a section are its steps. */
export type StepKind = 'numbers' | 'bullets' | 'paragraphs'

export interface Place {
  section: Section
  steps: StepKind
  isStep: (block: Block) => boolean
  /** Sections above the task that have no steps of their own: their text opens the task's description. */
  carried: Carried[]
}

interface Left {
  section: Section
  reason: WhyUnplaced
}

export interface Sections {
  sections: readonly Section[]
  title: Section
  lines: readonly string[]
}

/**
 * Finds the tasks: the sections with steps below a heading such as "Procedure", or else those with numbers anywhere;
 * where there are none, paragraphs of the procedure, bullets anywhere, and at last any paragraphs are steps. What
 * stands below a heading on safety, and what is to look up, never is.
 */
export function placeSections(document: Sections): Placement {
  const roles = rolesOf(document)
  const regions = new Set(document.sections.filter((section) => isRegion(section, document.title, roles)))
  const nowhere: ReadonlySet<Section> = new Set()
  const attempts: (() => Placement)[] = [
    () => new Placing(document, roles, { regions, steps: ['numbers', 'bullets'], besides: 'left' }).place(),
    () => new Placing(document, roles, { regions: nowhere, steps: ['numbers'], besides: 'left' }).place(),
    () => new Placing(document, roles, { regions: nowhere, steps: ['numbers'], besides: 'taken' }).place(),
    () => new Placing(document, roles, { regions, steps: ['paragraphs'], besides: 'left' }).place(),
    () => new Placing(document, roles, { regions: nowhere, steps: ['bullets'], besides: 'left' }).place(),
    () => new Placing(document, roles, { regions: nowhere, steps: ['paragraphs'], besides: 'left' }).place(),
    () =>
      new Placing(document, roles, {
        regions: nowhere,
        steps: ['bullets', 'paragraphs'],
        besides: 'taken',
      }).place(),
  ]
  const [inRegion, ...others] = attempts
  const applicable = regions.size > 0 && inRegion ? [inRegion, ...others] : others
  let placement: Placement | undefined
  for (const attempt of applicable) {
    placement = attempt()
    if (placement.tasks.length > 0) return placement
  }

  return placement ?? { tasks: [], safety: [], left: [], regions }
}

/** In a document that says it is in our own form, every heading is a task. */
export function placeAll({ sections, title }: Sections): Placement {
  const isTask = (section: Section) => hasNumbers(section) || (section.heading !== null && section !== title)
  const tasks = sections
    .filter(isTask)
    .map((section): Place => ({ section, steps: 'numbers', isStep: isNumbered, carried: [] }))
  const left = sections
    .filter((section) => !isTask(section))
    .map((section): Left => ({ section, reason: { code: 'not_below_a_task' } }))

  return { tasks, safety: [], left, regions: new Set() }
}

type Roles = ReadonlyMap<Section, Role>

/** By the nearest heading that names one; what is to look up is so with all that is below it. */
function rolesOf({ sections, title }: Sections): Roles {
  const roles = new Map<Section, Role>()
  for (const section of sections) {
    const above = section.parent ? roles.get(section.parent) : undefined
    const own = section === title || section.heading === null ? undefined : roleOf(section.title)
    const role = above === 'reference' ? above : (own ?? above)
    if (role) roles.set(section, role)
  }

  return roles
}

function isRegion(section: Section, title: Section, roles: Roles): boolean {
  return section !== title && roles.get(section) === 'procedure' && roleOf(section.title) === 'procedure'
}

function isNumbered(block: Block): boolean {
  return block.kind === 'numbered'
}

interface Plan {
  regions: ReadonlySet<Section>
  steps: readonly StepKind[]
  /** Whether sections whose names say that they are no work, as "Equipment" does, are taken all the same. */
  besides: 'left' | 'taken'
}

class Placing {
  readonly #document: Sections
  readonly #roles: Roles
  readonly #plan: Plan
  readonly #tasks: ReadonlyMap<Section, StepKind>
  readonly #aboveTasks: ReadonlySet<Section>

  constructor(document: Sections, roles: Roles, plan: Plan) {
    this.#document = document
    this.#roles = roles
    this.#plan = plan
    this.#tasks = this.#find()
    this.#aboveTasks = new Set([...this.#tasks.keys()].flatMap((task) => withAncestors(task).slice(1)))
  }

  place(): Placement {
    const placement: Placement = { tasks: [], safety: [], left: [], regions: this.#plan.regions }
    let carried: Carried[] = []
    for (const section of this.#document.sections) {
      const steps = this.#tasks.get(section)
      const role = this.#roles.get(section)
      if (steps) {
        placement.tasks.push({ section, steps, isStep: (block) => this.#isStep(block, steps), carried })
        carried = []
      } else if (this.#carries(section)) carried.push({ section, withHeading: role === 'protection' })
      else if (role === 'safety' && (section.blocks.length > 0 || announcesDanger(section.title)))
        placement.safety.push(section)
      else placement.left.push({ section, reason: this.#whyLeft(section) })
    }
    placement.tasks[0]?.carried.push(...carried)

    return placement
  }

  /** Text right below the title is described with the first task, unless it is all there is. */
  #find(): ReadonlyMap<Section, StepKind> {
    const tasks = new Map<Section, StepKind>()
    for (const section of this.#document.sections) {
      const steps = this.#stepsOf(section)
      if (steps) tasks.set(section, steps)
    }
    const { title, sections } = this.#document
    for (const opening of [title, sections[0]]) {
      if (opening && tasks.size > 1 && tasks.get(opening) !== 'numbers') tasks.delete(opening)
    }

    return tasks
  }

  #stepsOf(section: Section): StepKind | undefined {
    const role = this.#roles.get(section)
    if (role !== undefined && role !== 'procedure') return undefined
    const isWork = this.#isInRegion(section) || (namesWork(section.title) && hasNumbers(section))
    if (!isWork || (this.#plan.besides === 'left' && this.#namesNoWork(section))) return undefined
    const kinds = this.#isNumberedText(section)
      ? [...this.#plan.steps, 'paragraphs' as const]
      : this.#plan.steps

    return kinds.find((kind) => section.blocks.some((block) => this.#isStep(block, kind)))
  }

  /** "2. Wait" among headings with lists of steps: its text is a step as well. */
  #isNumberedText({ title, heading }: Section): boolean {
    return this.#plan.regions.size > 0 && heading !== null && numberMarksOf(title).length > 0
  }

  #namesNoWork(section: Section): boolean {
    const isInside = (each: Section) => each !== this.#document.title && namesNoWork(each.title)

    return !this.#plan.regions.size && withAncestors(section).some(isInside)
  }

  #isStep(block: Block, kind: StepKind): boolean {
    if (kind === 'numbers') return isNumbered(block)
    if (kind === 'bullets') return isItem(block) && !this.#onlyWarns(block.first)

    return (
      (block.kind === 'text' || isItem(block)) && !this.#onlyWarns(this.#document.lines[block.from] ?? '')
    )
  }

  #onlyWarns(line: string): boolean {
    return marksIn(line.trim())[0]?.from === 0
  }

  #isInRegion(section: Section): boolean {
    if (this.#plan.regions.size === 0) return true

    return withAncestors(section).some((ancestor) => this.#plan.regions.has(ancestor))
  }

  /** Also what to wear, and the text right below the title: it is about the whole of the work. */
  #carries(section: Section): boolean {
    const { title } = this.#document
    const isOpening = section === title || (section.heading === null && title.heading === null)
    if (isOpening || this.#roles.get(section) === 'protection')
      return section.blocks.length > 0 && this.#tasks.size > 0

    return section.heading !== null && this.#aboveTasks.has(section) && this.#isInRegion(section)
  }

  #whyLeft(section: Section): WhyUnplaced {
    if (section.heading && section.blocks.length === 0) return { code: 'heading_without_text' }
    if (this.#roles.get(section) === 'reference') return { code: 'reference_section' }
    if (this.#isInRegion(section)) return { code: 'no_steps_in_section' }
    const [region] = this.#plan.regions

    return { code: 'not_below_heading', heading: shortened(region?.title ?? '') }
  }
}
