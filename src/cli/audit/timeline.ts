import type { Timeline, TimelineEvent } from '../../application/audit/timeline.ts'
import type { Change } from '../../domain/audit-trail.ts'
import { momentOfEvent } from '../../domain/moments.ts'
import { knownBy } from '../../domain/user.ts'
import type { Context } from '../context.ts'
import { sayMoment } from '../output/time.ts'
import { hang, plain } from '../output/width.ts'
import { type Detail, sayChanged, sayChanges } from './changes.ts'
import { sayFinding } from './finding.ts'
import { type Paragraph, paragraphsOf } from './paragraphs.ts'
import { Parts } from './parts.ts'
import { isVersionPart } from './version-part.ts'

/** Everything that was done to a record, oldest first, and at the end whether the trail is unbroken. */
export function sayTimeline(timeline: Timeline, context: Context, detail: Detail): string {
  const { terminal, texts } = context
  const { record, stream, events, verification } = timeline
  const title = terminal.paint('bold', `${texts.words.record[record]} ${stream}`)
  const parts = new Parts(timeline, context)
  const paragraphs = paragraphsOf(events).map((paragraph) =>
    sayParagraph(paragraph, { timeline, parts, context, detail }),
  )
  const [finding] = verification.findings
  const end = finding
    ? sayFinding(finding, context)
    : terminal.paint('green', texts.audit.chain(events.length))

  return `${[title, ...paragraphs, end].join('\n\n')}\n`
}

interface Saying {
  timeline: Timeline
  parts: Parts
  context: Context
  detail: Detail
}

function sayParagraph({ lead, events }: Paragraph, { timeline, parts, context, detail }: Saying): string {
  const { terminal, texts } = context
  const { audit } = texts
  const verb = audit.verbs[lead.verb] ?? lead.verb
  const what = timeline.record === 'SOP' && lead.version !== null ? audit.ofVersion(lead.version, verb) : verb
  const head = `${sayMoment(momentOfEvent(lead), texts)}  ${terminal.paint('bold', plain(what))}`
  const lines = [
    whoOf(lead, timeline, context),
    ...sayWhatChanged({ lead, events }, { timeline, parts, context, detail }),
  ]
  if (lead.reason !== null) lines.push(audit.reason(lead.reason))
  if (detail === 'everything') {
    if (lead.requestId !== null) lines.push(audit.request(lead.requestId))
    lines.push(...events.map(({ position, hash }) => audit.hash(position, hash)))
  }

  return [head, ...lines.map((line) => hang('    ', plain(line), terminal.columns))].join('\n')
}

/** Of a new draft of what was published the counts are enough: the version before has said its texts. */
function sayWhatChanged({ lead, events }: Paragraph, { timeline, parts, context, detail }: Saying): string[] {
  const isPart = ({ table }: Change) => isVersionPart(table)
  const isCopy = lead.verb === 'revise' && detail === 'what matters'
  const counted = events.flatMap((event) => {
    const changes = isCopy ? event.changes : event.changes.filter((change) => !isPart(change))

    return changes.length > 0 ? sayChanges({ ...event, changes }, timeline, context, detail) : []
  })
  if (isCopy) return counted
  const ofParts = parts.inOrder(events.flatMap(({ changes }) => changes.filter(isPart)))

  return [
    ...counted,
    ...ofParts.flatMap((change) => sayPart(change, lead, { timeline, parts, context, detail })),
  ]
}

function sayPart(
  change: Change,
  { verb }: TimelineEvent,
  { timeline, parts, context, detail }: Saying,
): string[] {
  const { audit } = context.texts
  const { table, id, from, to } = change
  const label = parts.label(id)
  if (from !== null && to !== null) return sayChanged(change, { label, timeline, context, detail })
  const words = verb === 'create' ? label : to === null ? audit.removed(label) : audit.added(label)
  const [text = '', ...fields] = parts.textOf(table, to ?? from ?? {})

  return [audit.is(words, text), ...(to === null ? [] : fields.map((field) => `  ${field}`))]
}

/** The person, or the database's user for what was done to it directly. */
function whoOf({ actor, dbUser }: TimelineEvent, { people }: Timeline, { texts }: Context): string {
  if (actor === null) return texts.audit.byDatabaseUser(dbUser)
  const person = people.get(actor)

  return person ? texts.audit.by(`${person.name} <${knownBy(person)}>`) : texts.audit.by(actor)
}
