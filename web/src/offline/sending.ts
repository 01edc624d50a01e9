import { type ProblemDetails, Refused } from 'tenken/client'
import { isRefusedAs, tenken } from '../server/tenken.ts'
import { clock, givenByOneClock } from './clock.ts'
import type { Entry } from './kept.ts'
import { change, outbox, reload, safeEntries } from './outbox.ts'
import { commandsAfter, fittingOf, standingOf, unacknowledgedIn } from './standing.ts'
import { readAgain, workShown } from './work-kept.ts'

/** So many at once, and so long for an answer. */
const most = 50
const patience = 15_000

/** Whoever is signed in now is not whose commands these are. */
export class SomebodyElse extends Error {}

type CarriedOut = Awaited<ReturnType<typeof tenken.workSessions.carryOut>>

/** Sends all that waits of this person. Throws SomebodyElse, Refused, or what the network throws. */
export async function sendAll(userId: string): Promise<void> {
  await reload()
  for (let batch = nextOf(userId); batch.length > 0; batch = nextOf(userId)) await sendBatch(batch)
}

/** Of one work session. */
function nextOf(userId: string): Entry[] {
  const waiting = safeEntries().filter((entry) => entry.userId === userId && entry.state === 'waiting')

  return waiting.filter(({ workId }) => workId === waiting[0]?.workId).slice(0, most)
}

async function sendBatch(waiting: readonly Entry[]): Promise<void> {
  const [first] = waiting
  if (!first) return
  const { entries: batch, sentAt } = givenByOneClock(
    waiting,
    clock(),
    workShown(first.userId, first.workId)?.record,
  )
  try {
    const carriedOut = await tenken.workSessions.carryOut({
      path: { id: first.workId },
      body: { sentAt: sentAt.toISOString(), commands: batch.map(({ command }) => command) },
      signal: AbortSignal.timeout(patience),
    })
    await settle(first, carriedOut)
  } catch (error) {
    if (!isRefusedForGood(error)) throw error
    if (batch.length > 1) await sendBatch([first])
    else await refuse(first, error.problem)
  }
}

/** The request itself: a program is wrong, and asking again would not mend it. */
function isRefusedForGood(error: unknown): error is Refused {
  if (!(error instanceof Refused) || isRefusedAs(error, 'not_signed_in')) return false
  const { kind, status } = error.problem

  return kind !== 'unavailable' && kind !== 'bug' && status !== 429
}

async function settle(of: Entry, { outcomes, situation }: CarriedOut): Promise<void> {
  const done = new Set(outcomes.filter(({ outcome }) => outcome === 'done').map(({ id }) => id))
  await change(done, (entry) => ({ ...entry, state: 'done', changedAt: Date.now() }))
  const refused = outcomes.find(({ outcome }) => outcome === 'refused')
  const entry = safeEntries().find(({ command }) => command.id === refused?.id)
  if (refused?.problem && entry) await refuse(entry, refused.problem)
  else if (!isAsShown(of, situation)) await readAgain(of.userId, of.workId)
}

/** It stays in sight until somebody puts it away. What was given after it goes on where it still fits, and else stays with it. */
async function refuse(entry: Entry, problem: ProblemDetails): Promise<void> {
  const { userId, workId, command } = entry
  if (problem.code === 'not_your_work_session' && (await tenken.me.show()).id !== userId) {
    throw new SomebodyElse()
  }
  const asRefused = (why: ProblemDetails | null) => (one: Entry) =>
    ({ ...one, state: 'refused', changedAt: Date.now(), problem: why }) as const
  await change(new Set([command.id]), asRefused(problem))
  const record = await readAgain(userId, workId).catch(() => workShown(userId, workId)?.record)
  const rest = safeEntries()
    .filter((one) => one.workId === workId && one.state === 'waiting')
    .map((one) => one.command)
  // What was done after a problem was reported says nothing about it.
  const wasReport = command.command === 'check' && command.finding.result === 'fail'
  const fitting = record && !wasReport ? fittingOf(record, rest) : []
  const astray = rest.filter((one) => !fitting.includes(one))
  await change(new Set(astray.map(({ id }) => id)), asRefused(null))
}

/** Whether the page shows the work as the server has it; while more waits, that is not known yet. */
function isAsShown({ userId, workId }: Entry, situation: CarriedOut['situation']): boolean {
  const shown = workShown(userId, workId)
  const isWaiting = outbox().some((entry) => entry.workId === workId && entry.state === 'waiting')
  if (!shown || isWaiting) return true
  const standing = standingOf(shown.record, commandsAfter(shown, outbox()))

  return (
    situation?.status === standing.status &&
    situation.step?.id === standing.step?.id &&
    (situation.failure === null) === (standing.failure === null) &&
    situation.unacknowledged.length === unacknowledgedIn(standing).length
  )
}
