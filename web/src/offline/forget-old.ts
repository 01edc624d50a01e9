import { database } from './kept.ts'
import { change, outbox, reload, safeEntries } from './outbox.ts'
import { keptWorks } from './works-here.ts'

/** How long the device keeps what it no longer needs, in milliseconds. */
const longEnough = 30 * 24 * 60 * 60 * 1000

/**
 * Makes room on the device: what has been on record for long, once the work that is kept here tells it, too; and work
 * that was not read here for as long. What waits to be sent stays, and what was refused until somebody has put it away,
 * each with its work.
 */
export async function forgetOld(now = Date.now()): Promise<void> {
  await reload()
  const works = await keptWorks()
  const isOld = (at: number) => at < now - longEnough
  const gone = safeEntries().filter(({ state, changedAt, workId }) => {
    const toldIn = [...works.values()].filter(({ record }) => record.work.id === workId)

    return state === 'done' && isOld(changedAt) && toldIn.every(({ askedAt }) => askedAt > changedAt)
  })
  await change(new Set(gone.map(({ command }) => command.id)), () => undefined)
  const needed = new Set(outbox().map(({ workId }) => workId))
  const store = (await database())?.transaction('answers', 'readwrite').objectStore('answers')
  for (const [key, { record, askedAt }] of works) {
    if (isOld(askedAt) && !needed.has(record.work.id)) store?.delete(key)
  }
}
