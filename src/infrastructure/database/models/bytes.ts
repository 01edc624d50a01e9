import { customType } from 'drizzle-orm/pg-core'

/** Drizzle has no word for bytea. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
})
