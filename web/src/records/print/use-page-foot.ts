import { useEffect } from 'react'

/** Prints the text at the foot of every page, so that a sheet by itself tells what it belongs to. */
export function usePageFoot(text: string): void {
  useEffect(() => {
    const foot = new CSSStyleSheet()
    foot.replaceSync(`@page record { @bottom-left { content: ${JSON.stringify(text)}; font-size: 8pt } }`)
    document.adoptedStyleSheets.push(foot)

    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== foot)
    }
  }, [text])
}
