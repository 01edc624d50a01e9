let registration: ServiceWorkerRegistration | undefined

/** Keeps the page itself on the device; a browser allows that where the connection can be trusted. */
export async function keepPage(): Promise<void> {
  if (!('serviceWorker' in navigator) || !isSecureContext) return
  registration = await navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration?.update().catch(() => undefined)
  })
  takeNewVersion(location.pathname)
}

/**
 * Goes over to a newer version of the page that waits, at a moment when nothing is half typed: when another page has just
 * come, and it is no step of somebody's work.
 */
export function takeNewVersion(address: string): void {
  const waiting = registration?.waiting
  if (!waiting || address.startsWith('/work/')) return
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.postMessage('take over')
}
