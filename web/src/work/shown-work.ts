import type { Standing } from '../offline/standing.ts'
import type { OwnWork } from '../offline/use-work.ts'
import type { WorkRecord } from '../offline/work-on-record.ts'

/** What every screen of one's own work is given. */
export interface ShownWork {
  work: OwnWork
  record: WorkRecord
  standing: Standing
}
