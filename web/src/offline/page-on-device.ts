let registration: ServiceWorkerRegistration | undefined

/** Keeps the page itself on the device; a browser allows that where the connection can be trusted. */
export async function keepPage(): Promise<void> {
  if (!('serviceWorker' in navigator) || !isSecureContext) return
  registration = await navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration?.update().catch(() => undefined)
  })
  await takeNewVersion(location.pathname)
}

const atStep = 'tenken.at-step'
/** In milliseconds. */
const soon = 2_000
let leave: (() => void) | undefined

/**
 * Goes over to a newer version of the page that waits, at a moment when nothing is half typed: when another page has just
 * come. Never while some tab shows a step of somebody's work.
 */
export async function takeNewVersion(address: string): Promise<void> {
  if (!registration) return
  if (address.startsWith('/work/')) {
    stay()

    return
  }
  leave?.()
  leave = undefined
  const { waiting } = registration
  if (!waiting) return
  const takeOver = () => {
    if (location.pathname !== address) return
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
    waiting.postMessage('take over')
  }
  // What this tab let go of just now is free in a moment; where another tab is at a step, that is no time for it.
  await navigator.locks
    .request(atStep, { signal: AbortSignal.timeout(soon) }, takeOver)
    .catch(() => undefined)
}

function stay(): void {
  if (leave) return
  const left = new Promise<void>((resolve) => {
    leave = resolve
  })
  void navigator.locks.request(atStep, { mode: 'shared' }, () => left)
}
