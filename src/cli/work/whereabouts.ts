import type { Whereabouts } from '../../application/own-work.ts'
import { toldWhereabouts, toldWorkRecord } from '../../application/told-records.ts'
import type { ProvenRecord } from '../../application/work-records.ts'
import type { WorkSessionSummary } from '../../domain/work-session.ts'
import type { Context } from '../context.ts'
import type { Moment } from '../entry.ts'
import { localMinute } from '../output/time.ts'
import { hang, plain } from '../output/width.ts'
import { shortId } from '../short-id.ts'
import { saySituation } from './situation.ts'

/** The record of one work session, or where whoever asks is. */
export function shownDocument(shown: ProvenRecord | Whereabouts, { at }: Moment) {
  return 'record' in shown ? toldWorkRecord(shown, at) : toldWhereabouts(shown)
}

/** What a worker has begun: the step in front of them, what rests, what waits for a supervisor; or how to begin. */
export function sayWhereabouts({ worker, inProgress, others }: Whereabouts, context: Context): string {
  const { texts } = context
  const parts: string[] = []
  if (inProgress) {
    const { work, situation } = inProgress
    const since = texts.work.inProgress(
      shortId(work.id),
      plain(situation.sop.title),
      localMinute(work.startedAt),
    )
    parts.push(`${since}\n\n${saySituation(situation, context)}`)
  }
  if (others.length > 0) parts.push(others.map((work) => sayOther(work, context)).join(''))
  if (!inProgress) parts.push(`${texts.work.nothingInProgress(plain(worker.name))}\n`)

  return parts.join('\n')
}

function sayOther({ id, status, sopTitle, startedAt }: WorkSessionSummary, context: Context): string {
  const { terminal, texts } = context
  const says = status === 'paused' ? texts.work.isPaused : texts.work.isHandedIn

  return `${hang('', says(shortId(id), plain(sopTitle), localMinute(startedAt)), terminal.columns)}\n`
}
