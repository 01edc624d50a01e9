/**
 * The link back of a page leads to the list as it was left, with what was asked for, the pages that were read and the
 * place, where one came from there: then it is the browser's own way back. Browsers that do not tell where one came from
 * follow the link.
 */
export function goBackAsLeft(): void {
  addEventListener(
    'click',
    (event) => {
      const { target, button, metaKey, ctrlKey, shiftKey, altKey } = event
      if (button !== 0 || metaKey || ctrlKey || shiftKey || altKey || !(target instanceof Element)) return
      const link = target.closest<HTMLAnchorElement>('[data-back] a')
      if (!link || pathBefore() !== link.pathname) return
      event.preventDefault()
      event.stopPropagation()
      history.back()
    },
    { capture: true },
  )
}

function pathBefore(): string | undefined {
  if (!('navigation' in window)) return undefined
  const { navigation } = window
  const at = navigation.currentEntry?.index ?? 0
  const address = navigation.entries()[at - 1]?.url

  return address ? new URL(address).pathname : undefined
}
