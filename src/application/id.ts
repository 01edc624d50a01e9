import { v7 } from 'uuid'

/** A new record's id: UUID version 7, so that keys grow in the order in which records were made. */
export function newId(): string {
  return v7()
}
