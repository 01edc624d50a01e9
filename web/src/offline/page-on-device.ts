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
  // What was let go of just now is let go of by then, also where the device has much to do.
  await new Promise((resolve) => setTimeout(resolve, 200))
  await navigator.locks.request(atStep, { ifAvailable: true }, async (isFree) => {
    if (!isFree) return
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
    waiting.postMessage('take over')
  })
}

function stay(): void {
  if (leave) return
  const left = new Promise<void>((resolve) => {
    leave = resolve
  })
  void navigator.locks.request(atStep, { mode: 'shared' }, () => left)
}
