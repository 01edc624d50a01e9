const segmenters = {
  en: new Intl.Segmenter('en', { granularity: 'sentence' }),
  ja: new Intl.Segmenter('ja', { granularity: 'sentence' }),
}

/** The sentences of a paragraph, none of its text left out. Addresses and abbreviations do not end a sentence. */
export function sentencesOf(paragraph: string): string[] {
  const segmenter = segmenters[/[\u3040-\u30ff\u4e00-\u9fff]/.test(paragraph) ? 'ja' : 'en']
  const sentences: string[][] = []
  let before = ''
  for (const chunk of chunksOf(paragraph)) {
    for (const { segment } of segmenter.segment(chunk)) {
      if (sentences.length > 0 && belongsTogether(before, segment)) sentences.at(-1)?.push(segment)
      else sentences.push([segment])
      before = segment
    }
  }

  return sentences.map((parts) => parts.join('').trim()).filter((sentence) => sentence !== '')
}

const chunkLength = 4096

/** Cuts behind what may end a sentence: the segmenter's time grows with the square of a text's length. */
function* chunksOf(text: string): Generator<string> {
  const end = /[.!?]\s|[。！？]/g
  for (let from = 0; from < text.length; ) {
    end.lastIndex = from + chunkLength
    const to = end.test(text) ? end.lastIndex : text.length
    yield text.slice(from, to)
    from = to
  }
}

const abbreviation =
  /(?:^|[\s(])(?:et al|e\.g|i\.e|etc|cf|vs|approx|no|nos|fig|figs|dr|mr|mrs|ms|prof|st|temp|max|min|vol|conc|ca|ref|sec|p|pp|[a-z])\.\s*$/i

function belongsTogether(before: string, segment: string): boolean {
  const end = before.slice(-32)
  if (!/[\s。！？」）]$/.test(end) || abbreviation.test(end)) return true

  return /^[a-z0-9)\]]/.test(segment)
}
