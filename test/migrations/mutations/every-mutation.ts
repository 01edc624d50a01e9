import { ofComments, ofRights, ofTypes, ofViews } from './beyond-tables.ts'
import { ofColumns } from './columns.ts'
import { ofConstraints, ofIndexes } from './constraints.ts'
import { ofPins, ofRoutines, ofTriggers } from './routines.ts'
import { ofTables } from './tables.ts'

export const mutationsByGroup = {
  tables: ofTables,
  columns: ofColumns,
  constraints: ofConstraints,
  indexes: ofIndexes,
  triggers: ofTriggers,
  routines: ofRoutines,
  pins: ofPins,
  views: ofViews,
  types: ofTypes,
  rights: ofRights,
  comments: ofComments,
}

export const everyMutation = Object.values(mutationsByGroup).flat()
