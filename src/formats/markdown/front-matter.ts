import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import { UnreadableProcedure, type WhyUnreadable } from '../unreadable.ts'

/** The YAML above a document's text. `end` is the index of the first line below it, 0 if there is none. */
export interface FrontMatter {
  end: number
  values: ReadonlyMap<string, string>
}

const none: FrontMatter = { end: 0, values: new Map() }
const mostCharacters = 64 * 1024

/** Throws UnreadableProcedure with the line at which the front matter stops being YAML. */
export function readFrontMatter(lines: readonly string[], source: string): FrontMatter {
  if (lines[0]?.trimEnd() !== '---') return none
  const close = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line))
  if (close === -1) return unclosed(lines, source)
  const yaml = lines.slice(1, close).join('\n')
  if (yaml.length > mostCharacters) {
    throw new UnreadableProcedure(source, 1, { code: 'front_matter_too_large' })
  }
  const values = readYaml(yaml, source)

  return values ? { end: close + 1, values } : none
}

/** A first line of `---` is a rule, unless what follows it looks like a key. */
function unclosed(lines: readonly string[], source: string): FrontMatter {
  if (!/^[\w -]+:(?:\s|$)/.test(lines[1] ?? '')) return none

  throw new UnreadableProcedure(source, 1, { code: 'front_matter_not_closed' })
}

/** Undefined if the text between the rules is not made of keys and values, so that it is no front matter. */
function readYaml(yaml: string, source: string): ReadonlyMap<string, string> | undefined {
  const counter = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false, logLevel: 'silent' })
  const [error] = document.errors
  if (error) {
    const line = counter.linePos(error.pos[0]).line + 1
    throw new UnreadableProcedure(source, line, whyBroken(error.message))
  }
  if (document.contents === null) return new Map()
  if (!isMap(document.contents)) return undefined

  return new Map(document.contents.items.map(({ key, value }) => [scalar(key), scalar(value)]))
}

function scalar(node: unknown): string {
  return isScalar(node) ? String(node.value ?? '').trim() : ''
}

function whyBroken(message: string): WhyUnreadable {
  if (message.includes('call stack')) return { code: 'front_matter_too_deep' }

  return { code: 'front_matter_broken', says: (message.split('\n')[0] ?? '').replace(/[.:]$/, '') }
}
