import type { AuditEvent, Change } from '../audit-trail.ts'
import { isSame, type JsonObject } from '../exact-json.ts'
import { severities } from '../procedure.ts'
import type { RecordReplay } from '../record-replay.ts'
import { replayedVersion } from '../replayed-version.ts'
import { mustHaveSteps, stepsOf, type VersionContent } from '../sop.ts'
import { mustPublish, mustRetire, type SopVersion } from '../sop-version.ts'
import { Breach } from './breach.ts'
import { byActor, type Court, mustBeNamed } from './court.ts'
import { mustSetOnly } from './keeping.ts'
import { mustBeCalled, mustEndWith, mustSign } from './signing.ts'

export interface VersionMoving {
  before: SopVersion
  after: SopVersion
  event: AuditEvent
  change: Change
  court: Court
  replay: RecordReplay
}

/** Throws unless a supervisor made the draft effective, who signed it, and what is stored of it is what it is. */
export function mustBePublished({ before, after, event, change, court, replay }: VersionMoving): void {
  mustBeNamed(after.publishedBy, event)
  byActor(event, court, (signer) => {
    mustPublish({ ...before, deletedAt: after.deletedAt }, signer)
    mustSign(event.changes[1], { meaning: 'publish', signer, of: ['sop_id', before.id] })
  })
  const content = replayedVersion(replay.rows(), before.id) ?? { title: before.title, tasks: [] }
  mustHaveSteps({ id: before.id, ...content })
  if (court.held('told', event.at)) mustHaveOrigins(before.id, content)
  const stored = storedOf(content)
  const row = replay.find(change.table, change.id) ?? {}
  const column = Object.keys(stored).find((name) => !isSame(stored[name], row[name]))
  if (column !== undefined) throw new Breach('TK035', { table: change.table, id: change.id, column })
  mustSetOnly(change, [
    ...Object.keys(stored),
    'tree_digest',
    'status',
    'published_at',
    'published_by',
    'updated_at',
    'deleted_at',
  ])
  mustBeCalled('publish', event)
  mustEndWith(event.changes, 2)
}

/** Throws unless a supervisor took the version out of use; `mustLeave` says which of its columns that may set. */
export function mustBeRetired(
  { before, after, event, court }: VersionMoving,
  mustLeave: (columns: readonly string[]) => void,
): void {
  mustBeNamed(after.retiredBy, event)
  byActor(event, court, (supervisor) => mustRetire(before, supervisor))
  mustLeave(['status', 'retired_at', 'retired_by', 'updated_at', 'deleted_at'])
  mustBeCalled('retire', event)
  mustEndWith(event.changes, 1)
}

/** Throws where two tasks, steps or hazards are of one origin. */
function mustHaveOrigins(id: string, content: VersionContent): void {
  const steps = stepsOf(content)
  for (const parts of [content.tasks, steps, steps.flatMap(({ hazards }) => hazards)]) {
    const origins = new Set(parts.map(({ originId }) => originId))
    if (origins.size < parts.length) throw new Breach('TK009', { table: 'sops', id })
  }
}

/** What a version keeps of its tree from its publishing on. */
function storedOf(content: VersionContent): JsonObject {
  const steps = stepsOf(content)
  const hazards = steps.flatMap((step) => step.hazards)
  const counts = severities.map((severity) => [
    `${severity}_hazards`,
    hazards.filter((hazard) => hazard.severity === severity).length,
  ])

  return {
    step_ids: steps.map(({ id }) => id),
    task_count: content.tasks.length,
    step_count: steps.length,
    ...Object.fromEntries(counts),
  }
}
