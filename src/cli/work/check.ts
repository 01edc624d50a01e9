import type { Checked } from '../../application/own-work.ts'
import { InvalidInput } from '../../domain/errors.ts'
import type { Finding, SafetyCheck } from '../../domain/safety-check.ts'
import type { Context } from '../context.ts'
import { FindingNeeded } from '../errors.ts'
import { hang, plain } from '../output/width.ts'
import { saySituation } from './situation.ts'

/** What is on record now, and what waits; a failure is told once. */
export function sayChecked({ check, situation }: Checked, context: Context): string {
  return `${sayRecorded(check, context)}\n\n${saySituation({ ...situation, failure: null }, context)}`
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

interface Given {
  pass: true | undefined
  fail: string | undefined
  confidence: number | undefined
  needsReview: true | undefined
}

/** Throws FindingNeeded unless either --pass or --fail is given. */
export function findingOf({ pass, fail, confidence: sure, needsReview }: Given): Finding {
  if ((pass === undefined) === (fail === undefined)) throw new FindingNeeded()

  return {
    ...(fail === undefined ? { result: 'pass' } : { result: 'fail', feedback: fail }),
    ...(sure === undefined ? {} : { confidence: sure }),
    ...(needsReview ? { needsReview } : {}),
  }
}

/** Reads --confidence. Throws InvalidInput. */
export function confidence(text: string): number {
  const sure = Number(text)
  if (text.trim() === '' || !(sure >= 0 && sure <= 1)) {
    throw new InvalidInput('--confidence', { code: 'out_of_range', from: 0, to: 1 })
  }

  return sure
}
