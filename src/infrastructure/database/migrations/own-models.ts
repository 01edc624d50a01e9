import { schema, schemaSql } from '../models/index.ts'
import type { Models } from './autogenerate/models.ts'

/** What Tenken's own database is compared with. */
export const ownModels: Models = { schema, sql: schemaSql }
