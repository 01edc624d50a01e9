import type { Command } from 'commander'
import { newId } from '../../application/id.ts'
import { safetyCheckReferredTo, workSessionReferredTo } from '../../application/references.ts'
import { type Overridden, openFlagsOf, overrideCheck } from '../../application/safety-checks.ts'
import type { OpenFlag } from '../../domain/safety-check.ts'
import { type ActingAs, actingEmail, actingUser, withActingUser } from '../acting-user.ts'
import type { Context } from '../context.ts'
import { withRecords } from '../database.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { shortId } from '../short-id.ts'
import { sayOpenFlags } from './open-flags.ts'
import { saySituation } from './situation.ts'

interface Overriding extends ActingAs, AsJson {
  reason: string
  check?: string
}

export function override(work: Command, context: Context): void {
  const { texts } = context
  const command = work
    .command('override')
    .description(texts.work.override)
    .argument('<work>', texts.work.reference)
    .requiredOption('--reason <text>', texts.work.overrideReason)
    .option('--check <check>', texts.work.overriddenCheck)
  withJson(withActingUser(command, context), context).action((reference: string, options: Overriding) =>
    overrideIn(context, reference, options),
  )
}

async function overrideIn(context: Context, reference: string, options: Overriding): Promise<void> {
  const { terminal } = context
  actingEmail(options, context)
  const [id, at] = [newId(), context.now()]
  const { flags, ...done } = await withRecords(context, (database) =>
    database.session(async (db) => {
      const supervisor = await actingUser(db, options, context)
      const workSessionId = await workSessionReferredTo(db, reference)
      const checkId = options.check && (await safetyCheckReferredTo(db, options.check, workSessionId))
      const { reason } = options
      const done = await overrideCheck(db, { workSessionId, checkId, supervisor, reason, at, id })

      return { ...done, flags: await openFlagsOf(db, workSessionId) }
    }),
  )
  const { check, situation } = done
  terminal.out(options.json ? json({ check, ...situation }) : sayOverridden(done, flags, context))
}

/** What comes next: for the worker, the step that waits; for the supervisor, the flags that are left, or approval. */
function sayOverridden(
  { situation, goesOn }: Overridden,
  flags: readonly OpenFlag[],
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
