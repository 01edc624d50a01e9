import { type Block, type Item, isItem, type Span } from './blocks.ts'
import { marksIn } from './marks.ts'
import { announcesDanger, roleOf } from './names.ts'

/**
 * Makes one block of a line that only announces a danger ("**WARNINGS:**") and the list or paragraph right below it,
 * which is never work. A numbered list that goes on with the numbers before is: there the line warns of what was
 * done, as does a heading between two steps.
 */
export function withLeads(blocks: readonly Block[], lines: readonly string[]): Block[] {
  const made: Block[] = []
  let number = 0
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]
    if (!block) continue
    const next = blocks[at + 1]
    const goesOn =
      next?.kind === 'numbered' && number > 0 && next.marks.some(({ value }) => value === number + 1)
    if (block.kind === 'heading' && announcesDanger(block.title) && continues(blocks, at, number)) {
      made.push({ kind: 'text', from: block.from, to: block.to })
      continue
    }
    if (block.kind === 'heading') number = 0
    if (block.kind === 'numbered') number = block.marks[0]?.value ?? 0
    const size =
      block.kind === 'text' && isLead(lines[block.to] ?? '') && !goesOn ? announced(blocks, at + 1) : 0
    made.push(
      size === 0 ? block : { kind: 'warning', from: block.from, to: blocks[at + size]?.to ?? block.to },
    )
    at += size
  }

  return made
}

/** Whether the steps go on with their next number below a heading. */
function continues(blocks: readonly Block[], at: number, number: number): boolean {
  if (number === 0) return false
  for (let next = at + 1; next < Math.min(blocks.length, at + 4); next++) {
    const block = blocks[next]
    if (block?.kind === 'numbered') return block.marks.some(({ value }) => value === number + 1)
    if (block?.kind === 'heading') return false
  }

  return false
}

/** A line that is nothing but a mark, or the name of a section on safety in bold or with a colon. */
function isLead(line: string): boolean {
  const text = line.trim()
  const mark = marksIn(text).at(-1)
  if (mark) return mark.from === 0 && text.slice(mark.to).trim() === ''

  return /^(?:\*\*|__).+|[:：]$/.test(text) && roleOf(text) === 'safety'
}

/** How many blocks a line announces: the items of one list, or one paragraph or table. */
function announced(blocks: readonly Block[], from: number): number {
  const first = blocks[from]
  if (first?.kind === 'text' || first?.kind === 'table' || first?.kind === 'warning') return 1
  if (!isItem(first)) return 0
  let [count, last] = [1, first]
  for (let next = blocks[from + 1]; goesOnWith(last, next); next = blocks[from + count]) {
    last = next
    count += 1
  }

  return count
}

function goesOnWith(last: Item, next: Block | undefined): next is Span & Item {
  if (!isItem(next) || next.kind !== last.kind || next.indent > last.indent + 3) return false

  return next.kind === 'bulleted' || (next.marks[0]?.value ?? 0) > (last.marks[0]?.value ?? 0)
}
