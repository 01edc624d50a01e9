import type { Resumed } from '../../application/own-work.ts'
import type { WorkSession } from '../../domain/work-session.ts'
import type { Context } from '../context.ts'
import { sayDuration } from '../output/duration.ts'
import { shortId } from '../short-id.ts'
import { saySituation } from './situation.ts'

/** That the work rests, and how long it has rested before. */
export function sayPaused({ id, pausedSeconds }: WorkSession, { texts }: Context): string {
  const before = pausedSeconds > 0 ? ` ${texts.work.pausedBefore(sayDuration(pausedSeconds, texts))}` : ''

  return `${texts.work.paused(shortId(id))}${before}`
}

/** How long the work has rested, and what waits. */
export function sayResumed({ work, pausedFor, situation }: Resumed, context: Context): string {
  const { texts } = context
  const rested = sayDuration(pausedFor, texts)
  const inAll = sayDuration(work.pausedSeconds, texts)

  return `${texts.work.resumed(shortId(work.id), rested, inAll)}\n\n${saySituation(situation, context)}`
}
