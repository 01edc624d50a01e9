import { UnreadableProcedure } from '../unreadable.ts'
import type { FrontMatter } from './front-matter.ts'
import { announcesDanger, namesNoWork, roleOf } from './names.ts'
import type { Section } from './sections.ts'

/** Where the title was found; where it is none of the document's headings of the first level, a person should look. */
export type TitleOrigin = 'heading' | 'front matter' | 'lower heading' | 'file name'

export interface Title {
  section: Section
  origin: TitleOrigin
}

/**
 * The first heading of the first level that does not name a part of a procedure; else the front matter's title; else
 * the one heading that stands above all others; else the name of the file. Throws UnreadableProcedure where that has
 * neither a letter nor a digit, as the `-` of standard input.
 */
export function titleOf(sections: readonly Section[], { values }: FrontMatter, source: string): Title {
  const title = values.get('title')
  const headings = sections.filter(({ level }) => level === 1)
  const heading = headings.find(({ title }) => !namesPart(title)) ?? (title ? undefined : soleOf(headings))
  if (heading) return { section: heading, origin: 'heading' }
  if (title) return { section: bare(title), origin: 'front matter' }
  const top = topHeading(sections)
  if (top) return { section: top, origin: 'lower heading' }
  const name = nameOf(source)
  if (!/[\p{L}\p{N}]/u.test(name)) throw new UnreadableProcedure(source, null, { code: 'no_title' })

  return { section: bare(name), origin: 'file name' }
}

/** The title that our own form has: throws UnreadableProcedure if there is none. */
export function ownTitle(sections: readonly Section[], { values }: FrontMatter, source: string): Title {
  const heading = sections.find(({ level }) => level === 1)
  if (heading) return { section: heading, origin: 'heading' }
  const title = values.get('title')
  if (!title) throw new UnreadableProcedure(source, null, { code: 'no_title' })

  return { section: bare(title), origin: 'front matter' }
}

/** "# Safety" or "# 点検手順" alone at the top is the title of a document about it; "# Procedure" says nothing of what. */
function soleOf(headings: readonly Section[]): Section | undefined {
  const [only, ...others] = headings
  if (!only || others.length > 0) return undefined

  return roleOf(only.title) === 'procedure' && !saysOfWhat.test(only.title) ? undefined : only
}

const saysOfWhat = /^(?:test|main) |^(?:標準)?(?:操作|運転|点検)/iu

/** The first heading, if all others are below it. */
function topHeading(sections: readonly Section[]): Section | undefined {
  const [first, ...others] = sections.filter(({ heading }) => heading !== null)
  if (!first || namesPart(first.title)) return undefined

  return others.every(({ level }) => level > first.level) ? first : undefined
}

function namesPart(title: string): boolean {
  return roleOf(title) !== undefined || namesNoWork(title) || announcesDanger(title)
}

function bare(title: string): Section {
  return { level: 0, title, heading: null, parent: null, blocks: [] }
}

/** `/home/a/cold-tank.md` is `cold-tank`. */
function nameOf(source: string): string {
  const name = source.replace(/^.*[\\/]/, '').replace(/(?<=.)\.[^.]*$/, '')

  return name.trim() === '' ? source : name
}
