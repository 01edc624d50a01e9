/**
 * What a database can have that no comparison looks at, so that a difference in it stays unseen: what is an operator's
 * affair, and what belongs to no schema.
 */
export const notCompared = [
  'owners',
  'grants',
  'storage_places',
  'statistics_settings',
  'column_order',
  'identity_details',
  'partition_triggers',
  'collation_versions',
  'schema_comments',
  'replication',
  'foreign_servers',
  'database_wide',
] as const

export type NotCompared = (typeof notCompared)[number]
