import { TenkenError } from './errors.ts'
import { longest, mustBeOneLine, mustSay } from './texts.ts'

/** A tablet or phone of the plant that people sign in on by PIN, once somebody has enrolled it by a one-time code. */
export interface Device {
  id: string
  name: string
  addedBy: string
  addedAt: Date
  /** Until when it can be enrolled; null once it is. */
  codeUntil: Date | null
  enrolledAt: Date | null
  revokedAt: Date | null
  revokedBy: string | null
}

/** A PIN is nothing where the device is not trusted. */
export class DeviceNotEnrolled extends TenkenError {
  readonly code = 'device_not_enrolled'
  readonly kind = 'forbidden'

  constructor() {
    super('This device is not enrolled, or not any more.', {})
  }
}

/** How long a supervisor may take to hold the code before the device's camera, in milliseconds. */
export const enrolmentLasts = 15 * 60_000

/** The name with surrounding blanks trimmed; throws InvalidInput. */
export function nameOfDevice(name: string): string {
  const said = name.trim()
  mustSay(said, 'name', longest.name)
  mustBeOneLine(said, 'name', longest.name)

  return said
}
