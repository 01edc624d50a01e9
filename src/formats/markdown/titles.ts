import type { Placement } from './placement.ts'
import { type Section, withAncestors } from './sections.ts'

export interface Titles {
  of(section: Section): string
  /** Headings whose words are in the title of some task. */
  used: ReadonlySet<Section>
}

const longestGroup = 200

/**
 * Names the tasks. A heading without steps of its own is put before the titles right below it ("Extraction: Day 1");
 * two tasks that would then have the same title get all headings above them, so that no one mistakes them.
 */
export function titleTasks({ tasks, regions }: Placement, procedureTitle: Section): Titles {
  const sections = tasks.map(({ section }) => section)
  const namesNothing = (section: Section) =>
    section.heading === null || section === procedureTitle || regions.has(section)
  const above = (section: Section) => {
    const chain = withAncestors(section).slice(1)
    const end = chain.findIndex(namesNothing)
    return chain.slice(0, end === -1 ? chain.length : end).filter(({ title }) => title.length <= longestGroup)
  }
  const isTask = new Set(sections)
  const nearest = (section: Section) => {
    const [parent] = above(section)
    return parent && !isTask.has(parent) ? [parent] : []
  }
  const ownTitle = ({ title }: Section) => title || procedureTitle.title
  const title = (section: Section, groups: Section[]) =>
    [...groups.map((group) => group.title.replace(/[:：]$/, '')).reverse(), ownTitle(section)].join(': ')

  const short = sections.map((section) => title(section, nearest(section)))
  const shared = duplicates(short)
  const groupsOf = new Map(
    sections.map((section, index) => [
      section,
      shared.has(short[index] ?? '') ? above(section) : nearest(section),
    ]),
  )

  return {
    of: (section) => title(section, groupsOf.get(section) ?? []),
    used: new Set([...sections, ...[...groupsOf.values()].flat()]),
  }
}

function duplicates(texts: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>()

  return new Set(texts.filter((text) => seen.has(text) || !seen.add(text)))
}
