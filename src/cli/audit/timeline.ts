import type { Timeline, TimelineEvent } from '../../application/audit/timeline.ts'
import { momentOfEvent } from '../../domain/moments.ts'
import type { Context } from '../context.ts'
import { sayMoment } from '../output/time.ts'
import { hang, plain } from '../output/width.ts'
import { type Detail, sayChanges } from './changes.ts'
import { sayFinding } from './finding.ts'

/** Everything that was done to a record, oldest first, and at the end whether the trail is unbroken. */
export function sayTimeline(timeline: Timeline, context: Context, detail: Detail): string {
  const { terminal, texts } = context
  const { record, stream, events, verification } = timeline
  const title = terminal.paint('bold', `${texts.words.record[record]} ${stream}`)
  const paragraphs = events.map((event) => sayEvent(event, timeline, context, detail))
  const [finding] = verification.findings
  const end = finding
    ? sayFinding(finding, context)
    : terminal.paint('green', texts.audit.chain(events.length))

  return `${[title, ...paragraphs, end].join('\n\n')}\n`
}

/** The same for programs: times in ISO 8601, people and names beside the events. */
export function timelineDocument({ events, named, people, verification, ...timeline }: Timeline) {
  return {
    ...timeline,
    unbroken: verification.count === 0,
    findings: verification.findings,
    events: events.map((event) => ({
      ...event,
      at: new Date(event.at * 1000),
      deviceAt: momentOfEvent(event).device,
    })),
    people: [...people.values()],
    named: Object.fromEntries(named),
  }
}

function sayEvent(event: TimelineEvent, timeline: Timeline, context: Context, detail: Detail): string {
  const { terminal, texts } = context
  const { audit } = texts
  const verb = audit.verbs[event.verb] ?? event.verb
  const what =
    timeline.record === 'SOP' && event.version !== null ? audit.ofVersion(event.version, verb) : verb
  const head = `${sayMoment(momentOfEvent(event), texts)}  ${terminal.paint('bold', plain(what))}`
  const lines = [whoOf(event, timeline, context), ...sayChanges(event, timeline, context, detail)]
  if (event.reason !== null) lines.push(audit.reason(event.reason))
  if (detail === 'everything') {
    if (event.requestId !== null) lines.push(audit.request(event.requestId))
    lines.push(audit.hash(event.position, event.hash))
  }

  return [head, ...lines.map((line) => hang('    ', plain(line), terminal.columns))].join('\n')
}

/** The person, or the database's user for what was done to it directly. */
function whoOf({ actor, dbUser }: TimelineEvent, { people }: Timeline, { texts }: Context): string {
  if (actor === null) return texts.audit.byDatabaseUser(dbUser)
  const person = people.get(actor)

  return person ? texts.audit.by(`${person.name} <${person.email}>`) : texts.audit.by(actor)
}
