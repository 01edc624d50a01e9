import type { Models } from '../../migrations/autogenerate/models.ts'
import { schema, schemaSql } from './models/index.ts'

/** What Tenken's own database is compared with. */
export const ownModels: Models = { schema, sql: schemaSql }
