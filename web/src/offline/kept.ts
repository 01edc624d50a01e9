import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { ProblemDetails } from 'tenken/client'
import type { Command } from './work-on-record.ts'

/** A command on its way to the record. */
export interface Entry {
  userId: string
  workId: string
  command: Command
  /** Done: the server has it on record. */
  state: 'waiting' | 'done' | 'refused'
  /** By this device's clock, in milliseconds; when it was last changed. */
  changedAt: number
  /** Why it was refused; null where it followed one that was. */
  problem: ProblemDetails | null
}

interface Schema extends DBSchema {
  /** What the server last answered, by whose it is and what was asked. */
  answers: { key: string; value: unknown }
  /** In the order in which they were given. */
  commands: { key: number; value: Entry; indexes: { id: string } }
}

let opened: Promise<IDBPDatabase<Schema> | undefined> | undefined

/** Undefined where the browser keeps nothing: then what was done lives as long as the page. */
function database(): Promise<IDBPDatabase<Schema> | undefined> {
  opened ??= openDB<Schema>('tenken', 1, {
    upgrade: (db) => {
      db.createObjectStore('answers')
      db.createObjectStore('commands', { autoIncrement: true }).createIndex('id', 'command.id')
    },
    blocking: (_, __, event) => {
      if (event.target instanceof IDBDatabase) event.target.close()
    },
    terminated: () => {
      opened = undefined
    },
  }).catch(() => undefined)

  return opened
}

export async function keepsAnything(): Promise<boolean> {
  return (await database()) !== undefined
}

export async function keepAnswer(key: string, answer: unknown): Promise<void> {
  await (await database())?.put('answers', answer, key)
}

export async function keptAnswer(key: string): Promise<unknown> {
  return (await database())?.get('answers', key)
}

/** Undefined where the browser keeps nothing. */
export async function keptEntries(): Promise<Entry[] | undefined> {
  return (await database())?.getAll('commands')
}

/**
 * Keeps it behind the others, unless one of another tab was first: `isRight` is told of all that are kept. Answers
 * whether it did; on the disk, not only on its way there.
 */
export async function keepEntry(
  entry: Entry,
  isRight: (entries: readonly Entry[]) => boolean,
): Promise<boolean> {
  const transaction = (await database())?.transaction('commands', 'readwrite', { durability: 'strict' })
  if (!transaction) return true
  const entries = await transaction.store.getAll()
  const added = isRight(entries)
  if (added) await transaction.store.add(entry)
  await transaction.done

  return added
}

/** Changes those of these ids; undefined removes one. */
export async function changeKept(
  ids: ReadonlySet<string>,
  change: (entry: Entry) => Entry | undefined,
): Promise<void> {
  const transaction = (await database())?.transaction('commands', 'readwrite')
  if (!transaction) return
  for (let at = await transaction.store.openCursor(); at; at = await at.continue()) {
    if (!ids.has(at.value.command.id)) continue
    const changed = change(at.value)
    await (changed ? at.update(changed) : at.delete())
  }
  await transaction.done
}
