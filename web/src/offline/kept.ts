import type { ProblemDetails } from 'tenken/client'
import type { Clock } from './clock.ts'
import type { Command } from './work-on-record.ts'

/** A command on its way to the record. */
export interface Entry {
  userId: string
  workId: string
  command: Command
  /** Done: the server has it on record. */
  state: 'waiting' | 'done' | 'refused'
  /** As it was given. */
  clock?: Clock
  /** By this device's clock, in milliseconds; when it was last changed. */
  changedAt: number
  /** Why it was refused; null where it followed one that was. */
  problem: ProblemDetails | null
}

let opened: Promise<IDBDatabase | undefined> | undefined

/** Undefined where the browser keeps nothing: then what was done lives as long as the page. */
export function database(): Promise<IDBDatabase | undefined> {
  opened ??= open().catch(() => undefined)

  return opened
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('tenken', 1)
  request.onupgradeneeded = () => {
    const { result } = request
    // What the server last answered, by whose it is and what was asked.
    result.createObjectStore('answers')
    // In the order in which they were given.
    result.createObjectStore('commands', { autoIncrement: true }).createIndex('id', 'command.id')
  }
  const db = await answerTo(request)
  db.onclose = () => {
    opened = undefined
  }
  db.onversionchange = () => {
    db.close()
    opened = undefined
  }

  return db
}

export async function keepsAnything(): Promise<boolean> {
  return (await database()) !== undefined
}

export async function keepAnswer(key: string, answer: unknown): Promise<void> {
  const store = (await database())?.transaction('answers', 'readwrite').objectStore('answers')
  if (!store) return
  store.put(answer, key)
  await endOf(store)
}

export async function keptAnswer(key: string): Promise<unknown> {
  const store = (await database())?.transaction('answers').objectStore('answers')

  return store && answerTo(store.get(key))
}

/** All of them: whoever was here is gone. What they did and is not on record yet stays. */
export async function forgetAnswers(): Promise<void> {
  const store = (await database())?.transaction('answers', 'readwrite').objectStore('answers')
  if (!store) return
  store.clear()
  await endOf(store)
}

/** Undefined where the browser keeps nothing. */
export async function keptEntries(): Promise<Entry[] | undefined> {
  const store = (await database())?.transaction('commands').objectStore('commands')

  return store && answerTo<Entry[]>(store.getAll())
}

/**
 * Keeps it behind the others, unless one of another tab was first: `isRight` is told of all that are kept. Answers
 * whether it did; on the disk, not only on its way there.
 */
export async function keepEntry(
  entry: Entry,
  isRight: (entries: readonly Entry[]) => boolean,
): Promise<boolean> {
  const db = await database()
  if (!db) return true
  const store = db.transaction('commands', 'readwrite', { durability: 'strict' }).objectStore('commands')
  const added = isRight(await answerTo<Entry[]>(store.getAll()))
  if (added) store.add(entry)
  await endOf(store)

  return added
}

/** Changes those of these ids; undefined removes one. */
export async function changeKept(
  ids: ReadonlySet<string>,
  change: (entry: Entry) => Entry | undefined,
): Promise<void> {
  const store = (await database())?.transaction('commands', 'readwrite').objectStore('commands')
  if (!store) return
  const asked = store.getAllKeys()
  const entries = await answerTo<Entry[]>(store.getAll())
  for (const [at, key] of asked.result.entries()) {
    const entry = entries[at]
    if (!entry || !ids.has(entry.command.id)) continue
    const changed = change(entry)
    if (changed) store.put(changed, key)
    else store.delete(key)
  }
  await endOf(store)
}

export function answerTo<Answer>(request: IDBRequest<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** Once all that was asked in the store's transaction is on the disk. Throws what the disk says against it. */
function endOf({ transaction }: IDBObjectStore): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
}
