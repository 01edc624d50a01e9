import { answerTo, database } from './kept.ts'
import { outbox } from './outbox.ts'
import { commandsAfter, standingOf } from './standing.ts'
import type { WorkKept } from './work-on-record.ts'

/** The work that is kept here, by the keys of the store; of the other answers there is one a person. */
export async function keptWorks(): Promise<Map<IDBValidKey, WorkKept>> {
  const store = (await database())?.transaction('answers').objectStore('answers')
  if (!store) return new Map()
  const [keys, answers] = await Promise.all([answerTo(store.getAllKeys()), answerTo(store.getAll())])

  return new Map(keys.map((key, at) => [key, answers[at]] as const).filter(([, kept]) => isWork(kept)))
}

function isWork(kept: Partial<WorkKept> | null): boolean {
  return kept?.record !== undefined && kept.askedAt !== undefined
}

/**
 * The ids of this person's own work that goes on by what the device knows, or of which it has answers that are not sent:
 * what is in progress first, then the newest.
 */
export async function worksHere(userId: string): Promise<string[]> {
  const works = [...(await keptWorks())].flatMap(([key, kept]) =>
    String(key).startsWith(`${userId}/`) && kept.record.work.workerId === userId ? [hereNow(kept)] : [],
  )

  return works
    .filter(({ isSent, status }) => !isSent || status === 'in_progress' || status === 'paused')
    .toSorted((one, other) => (one.startedAt < other.startedAt ? 1 : -1))
    .toSorted((one, other) => Number(one.status !== 'in_progress') - Number(other.status !== 'in_progress'))
    .map(({ id }) => id)
}

function hereNow(kept: WorkKept) {
  const { id, startedAt } = kept.record.work
  const { status } = standingOf(kept.record, commandsAfter(kept, outbox()))
  const isSent = !outbox().some(({ workId, state }) => workId === id && state === 'waiting')

  return { id, startedAt, status, isSent }
}
