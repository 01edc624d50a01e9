import type { JsonObject } from '../exact-json.ts'
import { severities } from '../procedure.ts'
import type { Hazard } from '../sop.ts'
import { type SopVersion, sopStatuses } from '../sop-version.ts'
import { inBrief, textIn, timeIn, wordIn } from './rows.ts'

/** A version as a row of the trail tells it. */
export function versionIn(row: JsonObject): SopVersion {
  return {
    id: textIn(row['id']),
    lineageId: textIn(row['lineage_id']),
    version: Number(row['version'] ?? 0),
    status: sopStatuses.find((status) => status === row['status']) ?? 'draft',
    title: inBrief(textIn(row['title'])),
    createdBy: textIn(row['created_by']),
    createdAt: timeIn(row['created_at']) ?? new Date(Number.NaN),
    updatedAt: timeIn(row['updated_at']) ?? new Date(Number.NaN),
    deletedAt: timeIn(row['deleted_at']),
    publishedAt: timeIn(row['published_at']),
    publishedBy: wordIn(row['published_by']),
    retiredAt: timeIn(row['retired_at']),
    retiredBy: wordIn(row['retired_by']),
  }
}

export function hazardIn(row: JsonObject): Pick<Hazard, 'id' | 'severity'> {
  return {
    id: textIn(row['id']),
    severity: severities.find((severity) => severity === row['severity']) ?? 'critical',
  }
}
