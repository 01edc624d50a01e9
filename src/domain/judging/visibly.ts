import type { AuditEvent, Change } from '../audit-trail.ts'
import { InvalidInput } from '../errors.ts'
import { saidIn } from '../saying.ts'
import { isSeen } from '../unseen.ts'
import type { Court } from './court.ts'

/** Throws where a change says what nobody can see, since the database holds that; what stays as it was is not judged. */
export function mustSayVisibly({ table, to }: Change, { at, verb }: AuditEvent, court: Court): void {
  const said = saidIn(table)
  if (!said || to === null || verb === 'adopt') return
  const { columns, unless } = said
  if (unless && to[unless.column] === unless.is) return
  for (const column of columns) {
    const text = to[column]
    if (typeof text !== 'string' || isSeen(text)) continue
    if (court.held(column === 'employee_number' ? 'numbers' : 'seen', at)) {
      throw new InvalidInput(column, { code: 'blank' })
    }
  }
}
