import type { BrowserContext, Page } from 'playwright-core'

/** A text is written in these letters alone, and no word of the page is. */
const letters = { en: 'qxz', ja: '鑢鑵驫' }

/** What people write that stands in no line of its own, where the rules of the record refuse such signs. */
const written =
  /^(title|sopTitle|description|expected\w+|mitigation|\w*[rR]eason|feedback\w*|text|heading|failure|says|from|to)$/

/**
 * Whatever the server tells of what people wrote turns the direction of writing on this device, without an end: in
 * letters of its own, line for line, the same for the same.
 */
export async function turnTexts(context: BrowserContext, language: 'en' | 'ja'): Promise<void> {
  await context.addInitScript(
    ({ letters, source }) => {
      const written = new RegExp(source)
      const isCode = /^(\d{4}-|[a-z_]+$|[\da-f-]{36}$)/
      const word = (line: string) => {
        let hash = 7
        for (const letter of line) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 531_441
        const digits = hash.toString(3).padStart(12, '0')

        return `\u202e${digits.replace(/\d/g, (digit) => letters[Number(digit)] ?? '')}`
      }
      const turned = (answer: unknown, name: string): unknown => {
        if (Array.isArray(answer)) return answer.map((one) => turned(one, name))
        if (typeof answer === 'string')
          return written.test(name) && !isCode.test(answer) ? answer.replace(/.*\S.*/g, word) : answer
        if (answer === null || typeof answer !== 'object') return answer

        return Object.fromEntries(Object.entries(answer).map(([key, value]) => [key, turned(value, key)]))
      }
      const { json } = Response.prototype
      Response.prototype.json = async function () {
        return turned(await json.call(this), '')
      }
      const { parse } = JSON
      JSON.parse = (text, reviver) => turned(parse(text, reviver), '')
    },
    { letters: letters[language], source: written.source },
  )
}

/** Whether anything on the page turns the direction, and the words of the page that it turns. */
export function turnedOn(page: Page): Promise<{ turns: boolean; words: string[] }> {
  return page.evaluate((letters) => {
    /** As an element begins and ends that isolates, which a browser does by the signs that a text may hold, too. */
    const [begin, end] = ['\ue000', '\ue001']
    const someWord = '▯'
    const words = new Set<string>()
    const all = new Set(letters)
    const own = (text: string) =>
      [...text].filter((sign) => !all.has(sign) && !/[\s\u2066-\u2069\u202a-\u202e]/u.test(sign)).join('')
    const shown = (text: string) =>
      text.replace(/[\u2066-\u2069\u202a-\u202e\ue000\ue001]/g, (sign) =>
        sign === begin ? '<' : sign === end ? '>' : `[${sign.codePointAt(0)?.toString(16)}]`,
      )

    /** A paragraph as the bidirectional algorithm has it. */
    function judge(text: string): void {
      let levels = [{ by: '', said: '' }]
      const close = () => {
        const { by, said } = levels.pop() ?? { by: '', said: '' }
        const [, ...turned] = said.split(/[\u202a-\u202e]/)
        if (own(turned.join(''))) words.add(shown(text))
        const last = levels.at(-1)
        if (last && own(said)) last.said += someWord

        return by
      }
      for (const sign of text) {
        const isEnd = sign === '\u2069' || sign === end
        if (sign === begin || /[\u2066-\u2068]/.test(sign)) levels.push({ by: sign, said: '' })
        else if (!isEnd)
          levels = levels.with(-1, { by: levels.at(-1)?.by ?? '', said: levels.at(-1)?.said + sign })
        else if (levels.length > 1 && (close() === begin) !== (sign === end)) words.add(shown(text))
      }
      while (levels.length > 0) if (close() !== '' && own(text)) words.add(shown(text))
    }

    function flow(box: Element): void {
      let text = ''
      let open = 0
      const paragraph = () => {
        judge(text + end.repeat(open))
        text = begin.repeat(open)
      }
      const walk = (node: Node) => {
        if (node instanceof Text) {
          const keepsLines = /^(pre|break)/.test(getComputedStyle(node.parentElement ?? box).whiteSpace)
          for (const [at, line] of (keepsLines ? node.data.split('\n') : [node.data]).entries()) {
            if (at > 0) paragraph()
            text += line
          }
        }
        if (!(node instanceof Element)) return
        const { display, unicodeBidi } = getComputedStyle(node)
        if (display === 'none') return
        if (node.tagName === 'BR') paragraph()
        else if (display === 'inline' || display === 'contents') {
          const isolates = display === 'inline' && /isolate|plaintext/.test(unicodeBidi)
          if (isolates) {
            text += begin
            open += 1
          }
          for (const child of node.childNodes) walk(child)
          if (isolates) {
            text += end
            open -= 1
          }
        } else if (display.startsWith('inline')) {
          flow(node)
          if (own(node.textContent)) text += someWord
        } else {
          paragraph()
          flow(node)
        }
      }
      for (const child of box.childNodes) walk(child)
      paragraph()
    }

    flow(document.body)
    judge(document.title)
    for (const one of document.querySelectorAll('*')) {
      for (const name of ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'alt', 'placeholder'])
        judge(one.getAttribute(name) ?? '')
    }

    return { turns: document.documentElement.outerHTML.includes('\u202e'), words: [...words] }
  }, Object.values(letters).join(''))
}
