let registration: ServiceWorkerRegistration | undefined
/** The worker of this tab's version. */
let own: ServiceWorker | null = null

/** Keeps the page itself on the device; a browser allows that where the connection can be trusted. */
export async function keepPage(): Promise<void> {
  if (!('serviceWorker' in navigator) || !isSecureContext) return
  own = navigator.serviceWorker.controller
  registration = await navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' })
  // Where none answers for this tab yet, the one that is there or comes is as old as it.
  own ??= registration?.active ?? registration?.installing ?? null
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration?.update().catch(() => undefined)
  })
  for (const touch of ['pointerdown', 'keydown', 'input']) addEventListener(touch, endRest, true)
  takeNewVersion(location.pathname)
}

const atStep = 'tenken.at-step'
/** How soon it is asked for again at first, and at last; in milliseconds. */
const soon = 250
const late = 8_000
let leave: (() => void) | undefined
let rest = 0

/**
 * Goes over to a newer version of the page as soon as one waits, at a moment when nothing is half typed: when another page
 * has come and nobody has touched anything since. Never while some tab shows a step of somebody's work.
 */
export function takeNewVersion(address: string): void {
  endRest()
  if (!registration) return
  if (address.startsWith('/work/')) stay()
  else {
    leave?.()
    leave = undefined
    void goOver()
  }
}

/** A newer version answers already: this tab is of the one before. */
function isOutdated(): boolean {
  const { controller } = navigator.serviceWorker

  return controller !== null && controller !== own
}

function endRest(): void {
  rest += 1
}

/** What this tab let go of is free in a moment, what another tab holds in a while: it is asked for again. */
async function goOver(): Promise<void> {
  const ours = rest
  for (let wait = soon; rest === ours; wait = Math.min(2 * wait, late)) {
    if (isOutdated() || registration?.waiting) {
      await navigator.locks.request(atStep, { ifAvailable: true }, (lock) => {
        if (!lock || rest !== ours) return
        if (isOutdated()) location.reload()
        else registration?.waiting?.postMessage('take over')
      })
    }
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
}

function stay(): void {
  if (leave) return
  const left = new Promise<void>((resolve) => {
    leave = resolve
  })
  void navigator.locks.request(atStep, { mode: 'shared' }, () => left)
}
