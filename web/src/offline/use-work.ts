import { useMemo, useState } from 'react'
import { newId } from '../server/new-id.ts'
import { clock } from './clock.ts'
import type { Entry } from './kept.ts'
import { useKept } from './kept-query.ts'
import { change, outbox, put, useOutbox } from './outbox.ts'
import { send } from './sender.ts'
import { commandsAfter, fits, type Standing, standingOf } from './standing.ts'
import { askForWork, nameOfWork } from './work-kept.ts'
import type { Command, WorkKept } from './work-on-record.ts'

type Unnamed<Any> = Any extends Command ? Omit<Any, 'id' | 'at'> : never

/** What a worker does, before it has an id and a time. */
export type Doing = Unnamed<Command>

/** A failure waits for somebody else: so often is the record read again, in milliseconds. */
const whileHeldUp = 5_000

/** One's own work: as it is on record, and on top of it what this device has kept. */
export function useWork(userId: string, workId: string) {
  const query = useKept({ userId, name: nameOfWork(workId) }, (signal) => askForWork(workId, signal), {
    refetchInterval: ({ state: { data } }) => (data && standingNow(data).failure ? whileHeldUp : false),
  })
  const all = useOutbox()
  const entries = useMemo(
    () => all.filter((entry) => entry.userId === userId && entry.workId === workId),
    [all, userId, workId],
  )
  const kept = query.data
  const commands = useMemo(() => (kept ? commandsAfter(kept, entries) : []), [kept, entries])
  const standing = useMemo(() => kept && standingOf(kept.record, commands), [kept, commands])

  const [isFull, setFull] = useState(false)

  const carryOut = async (doing: Doing): Promise<void> => {
    if (!kept || !standing) return
    const now = clock()
    const command: Command = { ...doing, id: newId(), at: new Date(now.at).toISOString() }
    if (!fits(standing, command)) return
    const entry: Entry = {
      userId,
      workId,
      command,
      clock: now,
      state: 'waiting',
      changedAt: now.at,
      problem: null,
    }
    try {
      await put(entry, (others) => fits(standingOf(kept.record, commandsAfter(kept, others)), command))
      setFull(false)
    } catch {
      setFull(true)
    }
    void send()
  }
  const dismiss = (ids: readonly string[]) => change(new Set(ids), () => undefined)

  return {
    query,
    record: kept?.record,
    standing,
    /** What is not in the record yet. */
    commands,
    waiting: entries.filter(({ state }) => state === 'waiting'),
    refused: entries.filter(({ state }) => state === 'refused'),
    /** The last answer could not be kept, and was not given. */
    isFull,
    carryOut,
    dismiss,
  }
}

function standingNow(kept: WorkKept): Standing {
  return standingOf(kept.record, commandsAfter(kept, outbox()))
}

export type OwnWork = ReturnType<typeof useWork>
