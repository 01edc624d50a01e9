import { type Block, isItem } from './blocks.ts'
import { marksIn } from './marks.ts'
import { isEmphasis } from './names.ts'

/** A heading and what stands directly below it; level 0 is what stands before the first heading. */
export interface Section {
  level: number
  title: string
  heading: Block | null
  parent: Section | null
  blocks: Block[]
}

/** A line of bold text counts as a heading below all others. */
const boldLevel = 7

/** In the order of the document; the first section has no heading. */
export function toSections(blocks: readonly Block[]): Section[] {
  const sections: Section[] = [{ level: 0, title: '', heading: null, parent: null, blocks: [] }]
  for (const block of blocks) {
    const last = sections.at(-1)
    if (block.kind === 'heading') sections.push(sectionOf(block, last))
    else last?.blocks.push(block)
  }

  return sections
}

function sectionOf(heading: Block & { kind: 'heading' }, before: Section | undefined): Section {
  const { level, title } = heading
  let parent = before ?? null
  while (parent && parent.level >= level) parent = parent.parent

  return { level, title, heading, parent, blocks: [] }
}

/** Makes headings of the lines that are bold from end to end and start a paragraph. */
export function withBoldHeadings(blocks: readonly Block[], lines: readonly string[]): Block[] {
  return blocks.flatMap((block) => {
    const title = block.kind === 'text' ? boldTitle(lines[block.from] ?? '') : undefined
    if (title === undefined) return [block]
    const heading: Block = { kind: 'heading', level: boldLevel, title, from: block.from, to: block.from }

    return block.from === block.to ? [heading] : [heading, { ...block, from: block.from + 1 }]
  })
}

function boldTitle(line: string): string | undefined {
  const text = line.trim()
  const mark = text.slice(0, 2)
  if (!(mark === '**' || mark === '__') || !/^[^ \t].*$/s.test(text.slice(2))) return undefined
  const end = text.indexOf(mark, 2)
  const title = text.slice(2, end).trim()
  if (end === -1 || !/^[:：]?$/.test(text.slice(end + 2)) || title === '') return undefined

  return isEmphasis(title) || marksIn(text).length > 0 ? undefined : title
}

/** The section itself, its parent, and so on up. */
export function withAncestors(section: Section): Section[] {
  const chain: Section[] = []
  for (let at: Section | null = section; at; at = at.parent) chain.push(at)

  return chain
}

export function hasNumbers(section: Section): boolean {
  return section.blocks.some(({ kind }) => kind === 'numbered')
}

export function hasItems(section: Section): boolean {
  return section.blocks.some(isItem)
}
