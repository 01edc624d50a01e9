/** A piece of text that both have, or that only the one before or only the one after has. */
export interface Piece {
  how: 'same' | 'added' | 'removed'
  text: string
}

/** Above so many comparisons texts are set side by side whole, so that no page waits for it. */
const most = 1_000_000

/** What of `to` is not in `from`, word by word; letter by letter where a language has no blanks between words. */
export function wordDifference(from: string, to: string): Piece[] {
  const [was, is] = [wordsOf(from), wordsOf(to)]
  if (was.length * is.length > most) return joined([piece('removed', from), piece('added', to)])
  const longest = longestFrom(was, is)
  const pieces: Piece[] = []
  let [left, right] = [0, 0]
  while (left < was.length || right < is.length) {
    const [old = '', now = ''] = [was[left], is[right]]
    if (left < was.length && right < is.length && old === now) {
      pieces.push(piece('same', old))
      left++
      right++
    } else if (
      right >= is.length ||
      (left < was.length && lengthAt(longest, left + 1, right) >= lengthAt(longest, left, right + 1))
    ) {
      pieces.push(piece('removed', old))
      left++
    } else {
      pieces.push(piece('added', now))
      right++
    }
  }

  return joined(pieces)
}

const words =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+|\s+|./gsu

function wordsOf(text: string): string[] {
  return text.match(words) ?? []
}

/** How many words two texts share in order, from each place in both to their ends. */
function longestFrom(was: readonly string[], is: readonly string[]): number[][] {
  const lengths = Array.from({ length: was.length + 1 }, () => Array.from({ length: is.length + 1 }, () => 0))
  for (let left = was.length - 1; left >= 0; left--) {
    for (let right = is.length - 1; right >= 0; right--) {
      const row = lengths[left]
      if (row)
        row[right] =
          was[left] === is[right]
            ? lengthAt(lengths, left + 1, right + 1) + 1
            : Math.max(lengthAt(lengths, left + 1, right), lengthAt(lengths, left, right + 1))
    }
  }

  return lengths
}

function lengthAt(lengths: readonly number[][], left: number, right: number): number {
  return lengths[left]?.[right] ?? 0
}

function piece(how: Piece['how'], text: string): Piece {
  return { how, text }
}

/** Neighbours of one kind as one piece. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = []
  for (const { how, text } of pieces) {
    const last = result.at(-1)
    if (text === '') continue
    if (last?.how === how) last.text += text
    else result.push({ how, text })
  }

  return result
}
