import type { Acknowledged } from '../../application/hazard-acknowledgements.ts'
import type { Context } from '../context.ts'
import { plain } from '../output/width.ts'
import { sayHazards } from './hazards.ts'
import { sayWhere } from './situation.ts'

/** What was put on record, and whether the step can be checked now. */
export function saySeen({ acknowledgements, added, situation }: Acknowledged, context: Context): string {
  const { terminal, texts } = context
  const { step, unacknowledged } = situation
  if (!step) return `${texts.work.allDone}\n`
  const listed = (ids: readonly string[]) =>
    sayHazards(
      step.hazards.filter(({ id }) => ids.includes(id)),
      context,
    )
  const lines = [`${sayWhere(situation, context)}\n`]
  if (acknowledgements.length === 0 && unacknowledged.length === 0)
    lines.push(`${texts.work.nothingSerious}\n`)
  else if (added.length === 0) lines.push(`${texts.work.seenAlready}\n`)
  else
    lines.push(terminal.paint('green', texts.work.seenBy(plain(situation.worker.name))), '\n', listed(added))
  if (unacknowledged.length > 0) lines.push(`${texts.work.stillUnseen}\n`, listed(unacknowledged))
  else lines.push(`${texts.work.checkNext}\n`)

  return lines.join('')
}
