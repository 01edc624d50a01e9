import type { AuditEvent } from '../audit-trail.ts'
import { schemaStream, schemaTable } from '../schema-stream.ts'
import { Breach } from './breach.ts'
import { wordIn } from './rows.ts'
import { mustBeCalled, mustEndWith } from './signing.ts'

/** Judges the events of the schema's own stream: each tells of one revision that it came to, or went back to. */
export class SchemaJudge {
  /** Throws what the event breaks. */
  judge(event: AuditEvent): void {
    const [change] = event.changes
    if (change?.table !== schemaTable || change.id !== schemaStream || change.to === null) {
      throw new Breach('TK034', { table: change?.table ?? null })
    }
    const was = wordIn(change.from ? change.from['version_num'] : change.to['before'])
    const is = wordIn(change.to['version_num']) ?? ''
    const isAdopted = change.from === null && was === null
    mustBeCalled(isAdopted ? 'adopt' : is > (was ?? '') ? 'upgrade' : 'downgrade', event)
    mustEndWith(event.changes, 1)
  }
}
