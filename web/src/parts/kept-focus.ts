/**
 * Where what has the focus goes away (the button that stopped something, a row's own once it is revoked), what it
 * stood in takes it: else a keyboard or a screen reader would begin again at the top of the page.
 */
export function keepFocusNear(): void {
  let around: HTMLElement[] = []
  addEventListener('focusin', ({ target }) => {
    around = target instanceof HTMLElement ? ancestorsOf(target) : []
  })
  new MutationObserver(() => {
    const [focused] = around
    if (!focused || focused.isConnected || document.activeElement !== document.body) return
    const near = around.find((one) => one.isConnected && one !== document.body)
    if (!near) return
    if (!near.hasAttribute('tabindex')) near.tabIndex = -1
    near.focus({ preventScroll: true })
  }).observe(document.body, { childList: true, subtree: true })
}

/** Of what is shown at last: from within to without. */
function ancestorsOf(element: HTMLElement): HTMLElement[] {
  return [element, ...(element.parentElement ? ancestorsOf(element.parentElement) : [])]
}
