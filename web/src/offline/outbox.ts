import { useSyncExternalStore } from 'react'
import { changeKept, type Entry, keepEntry, keptEntries } from './kept.ts'

let entries: readonly Entry[] = []
/** Of this tab, and not yet on the disk. */
let arriving: readonly Entry[] = []
let seen: readonly Entry[] = []
const watching = new Set<() => void>()
const others = new BroadcastChannel('tenken.outbox')
others.onmessage = () => void reload()

/** Every command that this device keeps, of whoever uses it, in the order in which they were given. */
export function outbox(): readonly Entry[] {
  return seen
}

/** Those of them that are safe: on the disk, where the browser has one for us. */
export function safeEntries(): readonly Entry[] {
  return entries
}

export function useOutbox(): readonly Entry[] {
  return useSyncExternalStore(watchOutbox, outbox)
}

export function watchOutbox(tell: () => void): () => void {
  watching.add(tell)

  return () => watching.delete(tell)
}

/** As it is on the disk: other tabs write there, too. */
export async function reload(): Promise<void> {
  show((await keptEntries()) ?? entries)
}

/**
 * Shows it at once and keeps it. Where another tab was first, so that it no longer fits, it is as if it had never been
 * given. Throws what the disk says against it.
 */
export async function put(entry: Entry, isRight: (entries: readonly Entry[]) => boolean): Promise<void> {
  arriving = [...arriving, entry]
  show(entries)
  try {
    if (await keepEntry(entry, isRight)) entries = [...entries, entry]
  } finally {
    arriving = arriving.filter((one) => one !== entry)
    await reload()
    others.postMessage('changed')
  }
}

/** Changes those of these ids; undefined removes one. What a full disk does not take is so for this page, and asked again by the next. */
export async function change(
  ids: ReadonlySet<string>,
  changed: (entry: Entry) => Entry | undefined,
): Promise<void> {
  if (ids.size === 0) return
  await changeKept(ids, changed).catch(() => undefined)
  show(entries.flatMap((entry) => (ids.has(entry.command.id) ? (changed(entry) ?? []) : entry)))
  others.postMessage('changed')
}

function show(stored: readonly Entry[]): void {
  entries = stored
  seen = [
    ...stored,
    ...arriving.filter((one) => !stored.some(({ command }) => command.id === one.command.id)),
  ]
  for (const tell of watching) tell()
}
