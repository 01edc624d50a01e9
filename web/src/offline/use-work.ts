import { useMemo } from 'react'
import { newId } from '../server/new-id.ts'
import type { Entry } from './kept.ts'
import { useKept } from './kept-query.ts'
import { change, put, useOutbox } from './outbox.ts'
import { send } from './sender.ts'
import { fits, standingOf } from './standing.ts'
import { askForWork, commandsAfter, nameOfWork } from './work-kept.ts'
import type { Command } from './work-on-record.ts'

type Unnamed<Any> = Any extends Command ? Omit<Any, 'id' | 'at'> : never

/** What a worker does, before it has an id and a time. */
export type Doing = Unnamed<Command>

/** One's own work: as it is on record, and on top of it what this device has kept. `every` is how often it is read again, in ms. */
export function useWork(userId: string, workId: string, every: number | false = false) {
  const query = useKept({ userId, name: nameOfWork(workId) }, (signal) => askForWork(workId, signal), {
    refetchInterval: every,
  })
  const all = useOutbox()
  const entries = useMemo(
    () => all.filter((entry) => entry.userId === userId && entry.workId === workId),
    [all, userId, workId],
  )
  const kept = query.data
  const standing = useMemo(
    () => kept && standingOf(kept.record, commandsAfter(kept, entries)),
    [kept, entries],
  )

  /** False where it no longer fitted. Throws what the disk says against it. */
  const carryOut = async (doing: Doing): Promise<boolean> => {
    if (!kept || !standing) return false
    const command: Command = { ...doing, id: newId(), at: new Date().toISOString() }
    if (!fits(standing, command)) return false
    const entry: Entry = { userId, workId, command, state: 'waiting', changedAt: Date.now(), problem: null }
    const isKept = await put(entry, (others) => fits(standingOf(kept.record, commandsAfter(kept, others)), command))
    void send()

    return isKept
  }
  const dismiss = (ids: readonly string[]) => change(new Set(ids), () => undefined)

  return {
    query,
    record: kept?.record,
    standing,
    waiting: entries.filter(({ state }) => state === 'waiting'),
    refused: entries.filter(({ state }) => state === 'refused'),
    carryOut,
    dismiss,
  }
}

export type OwnWork = ReturnType<typeof useWork>
