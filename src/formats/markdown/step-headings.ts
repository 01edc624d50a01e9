import type { Block } from './blocks.ts'
import { namesNoWork, roleOf } from './names.ts'
import { type NumberMark, numberMarksOf } from './numberings.ts'
import { hasItems, hasNumbers, type Section, withAncestors } from './sections.ts'

/**
 * Makes steps of the headings that are numbered as steps ("### Step 1: …", "### 2. …") and have no list of steps
 * below them. Headings beside each other are steps all, or none of them is.
 */
export function withStepHeadings(sections: readonly Section[], title: Section | undefined): Section[] {
  const below = childrenOf(sections)
  const steps = new Map<Section, NumberMark>()
  for (const children of groupsOf(sections, title)) {
    if (!areSteps(children, below, sections)) continue
    for (const child of children) {
      const mark = markOf(child)
      if (mark) steps.set(child, mark)
    }
  }

  return steps.size === 0 ? [...sections] : folded(sections, steps)
}

function markOf({ title }: Section): NumberMark | undefined {
  return numberMarksOf(title.replace(/^(?:\*\*|__)/, '')).find(({ value }) => value > 0)
}

function callsItselfStep(section: Section): boolean {
  return markOf(section)?.numbering.name === 'word'
}

/** The numbered headings right below each heading. */
function groupsOf(sections: readonly Section[], title: Section | undefined): Section[][] {
  const groups = new Map<Section | null, Section[]>()
  for (const section of sections) {
    if (section === title || section.heading === null || !markOf(section)) continue
    const group = groups.get(section.parent)
    if (group) group.push(section)
    else groups.set(section.parent, [section])
  }

  return [...groups.values()]
}

type Below = ReadonlyMap<Section, readonly Section[]>

function childrenOf(sections: readonly Section[]): Below {
  const below = new Map<Section, Section[]>()
  for (const section of sections) {
    if (!section.parent) continue
    const children = below.get(section.parent)
    if (children) children.push(section)
    else below.set(section.parent, [section])
  }

  return below
}

function areSteps(group: readonly Section[], below: Below, sections: readonly Section[]): boolean {
  const all = group.flatMap((section) => withDescendants(section, below))
  if (all.some(hasNumbers) || group.some(({ title }) => roleOf(title) !== undefined || namesNoWork(title)))
    return false
  if (group.every(callsItselfStep)) return true
  const [first] = group
  const isInProcedure =
    first !== undefined && withAncestors(first).some(({ title }) => roleOf(title) === 'procedure')
  if (all.some((section) => hasItems(section) || hasTable(section))) return false

  return group.length > 1 && (isInProcedure || !sections.some(hasNumbers))
}

function hasTable({ blocks }: Section): boolean {
  return blocks.some(({ kind }) => kind === 'table')
}

function withDescendants(section: Section, below: Below): Section[] {
  const all = [section]
  for (let at = 0; at < all.length; at++) {
    const each = all[at]
    if (each) all.push(...(below.get(each) ?? []))
  }

  return all
}

/** The headings, and all that stands below them, become blocks of the section above. */
function folded(sections: readonly Section[], steps: ReadonlyMap<Section, NumberMark>): Section[] {
  const kept: Section[] = []
  const homes = new Map<Section, Section>()
  for (const section of sections) {
    const { parent } = section
    const mark = steps.get(section)
    const home = (parent && homes.get(parent)) ?? (mark && parent ? homeFor(parent, kept) : undefined)
    if (home) {
      homes.set(section, home)
      home.blocks.push(...blocksOf(section, mark))
    } else kept.push(section)
  }

  return kept
}

/** The section above, or one of the same name where another section stands between, so that the order stays. */
function homeFor(parent: Section, kept: Section[]): Section {
  const last = kept.at(-1)
  if (last === parent || (last?.heading === parent.heading && last.title === parent.title)) return last
  const again = { ...parent, blocks: [] }
  kept.push(again)

  return again
}

function blocksOf({ heading, title, blocks }: Section, mark: NumberMark | undefined): Block[] {
  if (!heading) return blocks
  const { from, to } = heading
  const first = mark
    ? title
        .slice(mark.length)
        .replace(/^[\s:：.、–—-]+/, '')
        .trim()
    : ''
  const item: Block = mark
    ? { kind: 'numbered', indent: 0, offset: 0, first, marks: [mark], from, to, written: [first] }
    : { kind: 'text', from, to }

  return [item, ...blocks]
}
