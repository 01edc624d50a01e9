import type { TimelineEvent } from '../../application/audit/timeline.ts'

/** Events that one person made with one save of a version: what was done as a whole is told as a whole. */
export interface Paragraph {
  /** The one that says what was done. */
  lead: TimelineEvent
  /** All of them, in their order. */
  events: TimelineEvent[]
}

/** The database tells of a save table by table, within a moment. */
const moment = 2

const ofVersion = new Set(['create', 'revise', 'edit'])
const ofPart = /^(?:add|edit|remove) (?:tasks|steps|hazards)$/

export function paragraphsOf(events: readonly TimelineEvent[]): Paragraph[] {
  const paragraphs: Paragraph[] = []
  for (const event of events) {
    const open = paragraphs.at(-1)
    if (!open || !belongsTo(open, event)) paragraphs.push({ lead: event, events: [event] })
    else {
      open.events.push(event)
      if (ofVersion.has(event.verb)) open.lead = event
    }
  }

  return paragraphs
}

function belongsTo({ lead, events }: Paragraph, event: TimelineEvent): boolean {
  const last = events.at(-1)
  const isSave = ({ verb }: TimelineEvent) => ofVersion.has(verb) || ofPart.test(verb)
  if (!last || !isSave(last) || !isSave(event)) return false
  if (ofVersion.has(lead.verb) && ofVersion.has(event.verb)) return false
  const same = (['actor', 'dbUser', 'requestId', 'version'] as const).every((key) => last[key] === event[key])

  return same && event.at - last.at < moment
}
