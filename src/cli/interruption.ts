import type { Host } from './host.ts'

/** While `work` runs, a first Ctrl+C aborts the signal; a second one ends the process as it always does. */
export async function interruptible<T>(host: Host, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const abort = () => controller.abort()
  host.once('SIGINT', abort)
  try {
    return await work(controller.signal)
  } finally {
    host.removeListener('SIGINT', abort)
  }
}

/**
 * Resolves with the first signal to end. A second one, of either kind, then ends the process at once. Until then a hangup
 * asks for `reload`; where a person's terminal is at the other end, it has been closed.
 */
export async function untilTold(host: Host, reload: () => Promise<void>): Promise<NodeJS.Signals> {
  const ending: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', ...(host.stdout.isTTY ? (['SIGHUP'] as const) : [])]
  const hangup = () => void reload()
  if (!host.stdout.isTTY) host.on('SIGHUP', hangup)
  try {
    return await new Promise<NodeJS.Signals>((resolve) => {
      const end = (signal: NodeJS.Signals) => {
        for (const each of ending) host.removeListener(each, end)
        resolve(signal)
      }
      for (const each of ending) host.once(each, end)
    })
  } finally {
    host.removeListener('SIGHUP', hangup)
  }
}
