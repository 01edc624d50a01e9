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
