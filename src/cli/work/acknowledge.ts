import type { Command } from 'commander'
import type { Acknowledged } from '../../application/hazard-acknowledgements.ts'
import { acknowledgeCurrentStep } from '../../application/own-work.ts'
import { type ActingAs, actingEmail, actingUser, withActingUser } from '../acting-user.ts'
import type { Context } from '../context.ts'
import { withRecords } from '../database.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { plain } from '../output/width.ts'
import { sayHazards } from './hazards.ts'
import { sayWhere } from './situation.ts'

interface Acknowledging extends ActingAs, AsJson {
  hazard?: string[]
}

export function acknowledge(work: Command, context: Context): void {
  const { texts } = context
  const command = work
    .command('acknowledge')
    .description(texts.work.acknowledge)
    .argument('[work]', texts.work.ownReference)
    .option('--hazard <id...>', texts.work.hazard)
  withJson(withActingUser(command, context), context).action(
    (reference: string | undefined, options: Acknowledging) => acknowledgeOwn(context, reference, options),
  )
}

async function acknowledgeOwn(
  context: Context,
  reference: string | undefined,
  options: Acknowledging,
): Promise<void> {
  const { terminal } = context
  actingEmail(options, context)
  const at = context.now()
  const seen = await withRecords(context, (database) =>
    database.session(async (db) => {
      const worker = await actingUser(db, options, context)

      return acknowledgeCurrentStep(db, { worker, work: reference, hazards: options.hazard, at })
    }),
  )
  const { acknowledgements, situation } = seen
  terminal.out(options.json ? json({ acknowledgements, ...situation }) : saySeen(seen, context))
}

function saySeen({ acknowledgements, added, situation }: Acknowledged, context: Context): string {
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
