import type { Command } from 'commander'
import { newId } from '../../application/id.ts'
import { AmbiguousReference, workSessionReferredTo } from '../../application/references.ts'
import { overrideCheck } from '../../application/safety-checks.ts'
import { showWorkSession, type WorkRecord } from '../../application/work-sessions.ts'
import { NotFound } from '../../domain/errors.ts'
import type { SafetyCheck } from '../../domain/safety-check.ts'
import { type ActingAs, actingEmail, actingUser, withActingUser } from '../acting-user.ts'
import type { Context } from '../context.ts'
import { withRecords } from '../database.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { shortId } from '../short-id.ts'
import { saySituation, situationOf } from './current-step.ts'
import { openFlags, sayOpenFlags } from './flagged-checks.ts'

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

interface Overridden {
  check: SafetyCheck
  /** Afterwards. */
  record: WorkRecord
  /** Whether the work has gone on to its next step with it. */
  goesOn: boolean
}

async function overrideIn(context: Context, reference: string, options: Overriding): Promise<void> {
  const { terminal } = context
  actingEmail(options, context)
  const [id, at] = [newId(), context.now()]
  const done = await withRecords(context, (database) =>
    database.session(async (db): Promise<Overridden> => {
      const supervisor = await actingUser(db, options, context)
      const workSessionId = await workSessionReferredTo(db, reference)
      const { work, checks } = await showWorkSession(db, workSessionId)
      const { check } = await overrideCheck(db, {
        workSessionId,
        supervisor,
        reason: options.reason,
        at,
        id,
        ...(options.check === undefined ? {} : { checkId: checkNamed(checks, options.check) }),
      })
      const record = await showWorkSession(db, workSessionId)

      return { check, record, goesOn: record.work.currentStepId !== work.currentStepId }
    }),
  )
  const { check, record } = done
  terminal.out(options.json ? json({ check, ...situationOf(record) }) : sayOverridden(done, context))
}

/** The id of the check that the text is, begins or ends. Throws NotFound or AmbiguousReference. */
function checkNamed(checks: readonly SafetyCheck[], reference: string): string {
  const text = reference.trim().toLowerCase()
  const ids = checks
    .map(({ id }) => id)
    .filter((id) => text.length >= 4 && (id.startsWith(text) || id.endsWith(text)))
  const [id, ...others] = ids
  if (id === undefined) throw new NotFound('safety check', reference)
  if (others.length > 0) throw new AmbiguousReference('safety check', reference, ids.slice(0, 2))

  return id
}

/** What comes next: for the worker, the step that waits; for the supervisor, the flags that are left, or approval. */
function sayOverridden({ record, goesOn }: Overridden, context: Context): string {
  const { terminal, texts } = context
  const { work, checks, people } = record
  const said = goesOn ? texts.work.overridden(people.get(work.workerId)?.name ?? '') : texts.work.flagResolved
  const first = `${terminal.paint('yellow', said)}\n\n`
  if (goesOn || work.status !== 'completed') return first + saySituation(situationOf(record), context)
  if (openFlags(checks).length > 0) return `${first}${texts.work.flagsLeft}\n${sayOpenFlags(record, context)}`

  return `${first}${texts.work.approveNext(shortId(work.id))}\n`
}
