import type { Overridden } from '../../application/safety-checks.ts'
import type { OpenFlag } from '../../domain/safety-check.ts'
import type { Context } from '../context.ts'
import { shortId } from '../short-id.ts'
import { sayOpenFlags } from './open-flags.ts'
import { saySituation } from './situation.ts'

/** What comes next: for the worker, the step that waits; for the supervisor, the flags that are left, or approval. */
export function sayOverridden(
  { situation, goesOn, flags }: Overridden & { flags: readonly OpenFlag[] },
  context: Context,
): string {
  const { terminal, texts } = context
  const { status, worker, workSessionId } = situation
  const said = goesOn ? texts.work.overridden(worker.name) : texts.work.flagResolved
  const first = `${terminal.paint('yellow', said)}\n\n`
  if (goesOn || status !== 'completed') return first + saySituation(situation, context)
  if (flags.length > 0) return `${first}${texts.work.flagsLeft}\n${sayOpenFlags(flags, context)}`

  return `${first}${texts.work.approveNext(shortId(workSessionId))}\n`
}
