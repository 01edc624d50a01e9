import { type Block, isItem } from './blocks.ts'
import type { NumberMark } from './numberings.ts'

const box = /^(?:\[[ xX]?\]|[☐☑☒□✓✔])[ \t\u3000]*/u

/**
 * Settles which of a section's items are its steps. The first numbering that stands there counts; letters and numbers
 * of several levels only where they go on. What is numbered otherwise is part of the step above. Without numbers,
 * boxes to check are steps.
 */
export function withStepsSettled(blocks: readonly Block[]): Block[] {
  const name = numberingOf(blocks)
  if (name === undefined) return blocks.map(withoutNumber)
  let last = 0
  let below = new Map<string, number>()

  return blocks.map((block) => {
    if (block.kind !== 'numbered' || block.marks.length === 0) return block
    const mark =
      block.marks.find(({ numbering }) => numbering.name === name) ?? goesOn(block.marks, last, below)
    if (!mark) {
      for (const { numbering, value } of block.marks) below.set(numbering.name, value)
      return plain(block)
    }
    last = mark.value
    below = new Map()

    return block
  })
}

/** Another numbering that goes on with the count, as "3)" after "2." does, and not with that of a list below. */
function goesOn(
  marks: readonly NumberMark[],
  last: number,
  below: ReadonlyMap<string, number>,
): NumberMark | undefined {
  return marks.find(
    ({ numbering, value }) =>
      numbering.isCertain && last > 0 && value === last + 1 && !below.has(numbering.name),
  )
}

function numberingOf(blocks: readonly Block[]): string | undefined {
  const marks = blocks.map((block) => (block.kind === 'numbered' ? block.marks : []))
  const following = new Map<string, number[]>()
  for (const { numbering, value } of marks.flat()) {
    const values = following.get(numbering.name)
    if (values) values.push(value)
    else following.set(numbering.name, [value])
  }
  const counts = ({ numbering, value }: NumberMark) => {
    const values = following.get(numbering.name) ?? []
    return values[0] === value && value > 0 && values[1] === value + 1
  }
  for (const each of marks) {
    const mark = each.find((mark) => mark.numbering.isCertain || counts(mark))
    if (mark) return mark.numbering.name
  }

  return undefined
}

/** Lines that only looked numbered are text; boxes to check are steps. */
function withoutNumber(block: Block): Block {
  if (block.kind === 'numbered') return block.marks.length === 0 ? block : plain(block)
  if (!isItem(block) || !box.test(block.first)) return block

  return { ...block, kind: 'numbered', first: block.first.replace(box, '') }
}

function plain({ from, to }: Block): Block {
  return { kind: 'text', from, to }
}
