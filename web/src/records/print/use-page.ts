import { useEffect } from 'react'

/**
 * What is printed comes on A4, its pages counted, with the text at the foot of each, so that a sheet by itself tells what
 * it belongs to. A named page of a style sheet would leave the first one blank: what stands before it has no such name.
 */
export function usePage(foot: string): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`@page {
      font-family: ${getComputedStyle(document.body).fontFamily};
      size: A4;
      margin: 13mm 14mm 16mm;
      @bottom-left { content: ${JSON.stringify(foot)}; font-size: 8pt }
      @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt }
    }`)
    document.adoptedStyleSheets.push(sheet)

    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
    }
  }, [foot])
}
