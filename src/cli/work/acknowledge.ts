import type { Command } from 'commander'
import { acknowledgeHazards } from '../../application/hazard-acknowledgements.ts'
import { showWorkSession } from '../../application/work-sessions.ts'
import type { HazardAcknowledgement } from '../../domain/hazard-acknowledgement.ts'
import { type ActingAs, actingEmail, withActingUser } from '../acting-user.ts'
import type { Context } from '../context.ts'
import { type Session, withRecords } from '../database.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { plain } from '../output/width.ts'
import { type Situation, sayWhere, situationOf } from './current-step.ts'
import { hazardNamed, sayHazards } from './hazards.ts'
import { ownWorkSession } from './own-work-session.ts'

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
    database.session((db) => recordSeen(db, reference, options, { context, at })),
  )
  const { acknowledgements, situation } = seen
  terminal.out(options.json ? json({ acknowledgements, ...situation }) : saySeen(seen, context))
}

interface Seen {
  worker: string
  /** Whatever is on record for the step now. */
  acknowledgements: HazardAcknowledgement[]
  /** The hazards that this command put on record. */
  added: string[]
  situation: Situation
}

async function recordSeen(
  db: Session,
  reference: string | undefined,
  options: Acknowledging,
  { context, at }: { context: Context; at: Date },
): Promise<Seen> {
  const { work, worker } = await ownWorkSession(db, reference, options, context)
  const record = await showWorkSession(db, work.id)
  const named = options.hazard?.map((text) => hazardNamed(record.sop, text))
  const acknowledgements = await acknowledgeHazards(db, {
    workSessionId: work.id,
    worker,
    at,
    ...(named ? { hazardIds: named } : {}),
  })
  const before = new Set(record.acknowledgements.map(({ hazardId }) => hazardId))
  const added = acknowledgements.map(({ hazardId }) => hazardId).filter((id) => !before.has(id))

  return {
    worker: worker.name,
    acknowledgements,
    added,
    situation: situationOf({ ...record, acknowledgements }),
  }
}

function saySeen({ worker, acknowledgements, added, situation }: Seen, context: Context): string {
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
  else lines.push(terminal.paint('green', texts.work.seenBy(plain(worker))), '\n', listed(added))
  if (unacknowledged.length > 0) lines.push(`${texts.work.stillUnseen}\n`, listed(unacknowledged))
  else lines.push(`${texts.work.checkNext}\n`)

  return lines.join('')
}
