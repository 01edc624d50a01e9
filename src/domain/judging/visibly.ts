import type { AuditEvent, Change } from '../audit-trail.ts'
import { InvalidInput } from '../errors.ts'
import { saidIn } from '../saying.ts'
import { isSeen } from '../unseen.ts'
import type { Court } from './court.ts'

/** Throws where a change says what nobody can see, since the database holds that; what stays as it was is not judged. */
export function mustSayVisibly({ table, to }: Change, { at, verb }: AuditEvent, court: Court): void {
  if (to === null || verb === 'adopt') return
  for (const { column, where } of saidIn(table)) {
    const text = to[column]
    if (typeof text !== 'string' || (where && to[where.column] !== where.is) || isSeen(text)) continue
    if (!court.held(column === 'employee_number' ? 'numbers' : 'seen', at)) continue
    throw new InvalidInput(column, { code: 'blank' })
  }
}
