import type { Command } from 'commander'
import { newId } from '../../application/id.ts'
import { checkCurrentStep } from '../../application/own-work.ts'
import { InvalidInput } from '../../domain/errors.ts'
import type { Finding, SafetyCheck } from '../../domain/safety-check.ts'
import { type ActingAs, actingEmail, actingUser, withActingUser } from '../acting-user.ts'
import type { Context } from '../context.ts'
import { withRecords } from '../database.ts'
import { FindingNeeded } from '../errors.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { hang, plain } from '../output/width.ts'
import { explained } from './explained.ts'
import { unseenHazards } from './hazards.ts'
import { saySituation } from './situation.ts'

interface Checking extends ActingAs, AsJson {
  pass?: true
  fail?: string
  confidence?: number
  needsReview?: true
  step?: string
}

export function check(work: Command, context: Context): void {
  const { texts } = context
  const command = work
    .command('check')
    .description(texts.work.check)
    .argument('[work]', texts.work.ownReference)
    .option('--pass', texts.work.pass)
    .option('--fail <what>', texts.work.fail)
    .option('--confidence <n>', texts.work.confidence, confidence)
    .option('--needs-review', texts.work.needsReview)
    .option('--step <step>', texts.work.step)
  withJson(withActingUser(command, context), context).action(
    (reference: string | undefined, options: Checking) => record(context, reference, options),
  )
}

async function record(context: Context, reference: string | undefined, options: Checking): Promise<void> {
  const { terminal } = context
  const finding = findingOf(options)
  actingEmail(options, context)
  const [id, at] = [newId(), context.now()]
  const { check, situation } = await withRecords(context, (database) =>
    explained(
      { context, options, database },
      () =>
        database.session(async (db) => {
          const worker = await actingUser(db, options, context)

          return checkCurrentStep(db, { worker, work: reference, step: options.step, finding, at, id })
        }),
      unseenHazards(context),
    ),
  )
  if (options.json) return terminal.out(json({ check, ...situation }))
  terminal.out(`${sayRecorded(check, context)}\n\n${saySituation(situation, context)}`)
}

function sayRecorded(check: SafetyCheck, { terminal, texts }: Context): string {
  const said =
    check.result === 'fail'
      ? terminal.paint(
          'red',
          hang('', texts.work.recordedFail(plain(check.feedbackText ?? '')), terminal.columns),
        )
      : terminal.paint('green', texts.work.recordedPass)

  return check.needsReview ? `${said}\n${texts.work.recordedFlagged}` : said
}

function findingOf({ pass, fail, confidence: sure, needsReview }: Checking): Finding {
  if ((pass === undefined) === (fail === undefined)) throw new FindingNeeded()

  return {
    ...(fail === undefined ? { result: 'pass' } : { result: 'fail', feedback: fail }),
    ...(sure === undefined ? {} : { confidence: sure }),
    ...(needsReview ? { needsReview } : {}),
  }
}

function confidence(text: string): number {
  const sure = Number(text)
  if (text.trim() === '' || !(sure >= 0 && sure <= 1)) {
    throw new InvalidInput('--confidence', { code: 'out_of_range', from: 0, to: 1 })
  }

  return sure
}
