const parts = ['tasks', 'steps', 'hazards'] as const
export type VersionPart = (typeof parts)[number]

/** Whether a table holds parts of a version. */
export function isVersionPart(table: string): table is VersionPart {
  return parts.some((part) => part === table)
}
