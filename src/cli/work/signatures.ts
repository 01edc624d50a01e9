import { stepsOf } from '../../domain/sop.ts'
import { knownBy } from '../../domain/user.ts'
import type { WorkRecord } from '../../domain/work-record.ts'
import type { Context } from '../context.ts'
import { localTime } from '../output/time.ts'
import { hang, plain } from '../output/width.ts'
import { shortId } from '../short-id.ts'

/** Who signed, as printed at that time, when, and in which sense (21 CFR 11.50); nothing where nobody did. */
export function saySignatures(record: WorkRecord, { terminal, texts }: Context): string {
  const { sop, checks, signatures, people } = record
  if (signatures.length === 0) return ''
  const numbers = new Map(stepsOf(sop).map(({ id }, index) => [id, index + 1]))
  const lines = signatures.map(({ meaning, signerId, signerName, signedAt, checkId }) => {
    const override = checks.find(({ id }) => id === checkId)
    const what = texts.words.meaning[meaning]
    const of = override
      ? texts.work.signedCheck(
          what,
          numbers.get(override.stepId) ?? 0,
          shortId(override.resolves ?? override.id),
        )
      : what

    // Two people may have one name.
    const signer = people.get(signerId)
    const who = `${signerName} <${signer ? knownBy(signer) : signerId}>`

    return hang(`  ${localTime(signedAt)}  `, `${plain(who)}  ${of}`, terminal.columns)
  })

  return `\n${[terminal.paint('bold', texts.work.signatures), ...lines].join('\n')}\n`
}
