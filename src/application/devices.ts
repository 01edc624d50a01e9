import { type Device, enrolmentLasts, nameOfDevice } from '../domain/devices.ts'
import { IdTaken } from '../domain/errors.ts'
import { CodeUnusable } from '../domain/secrets.ts'
import { mustBeTime } from '../domain/times.ts'
import { mustSupervise, type User } from '../domain/user.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { codeAsTyped, digestOf, newCode, newToken } from './secret-texts.ts'

export interface NewDevice {
  id: string
  name: string
  by: User
  at: Date
}

/**
 * Makes a code, told this once, with which one device can be enrolled within a quarter of an hour. Throws
 * SupervisorRequired, InvalidInput or IdTaken: a code cannot be told again.
 */
export async function addDevice(
  db: Session,
  { id, name, by, at }: NewDevice,
): Promise<{ device: Device; code: string }> {
  mustBeTime(at)
  mustSupervise(by)
  const code = newCode()
  const until = new Date(at.getTime() + enrolmentLasts)
  db.actAs(by)
  const device = await db.devices.insert({
    id,
    name: nameOfDevice(name),
    addedBy: by.id,
    addedAt: at,
    code: { digest: digestOf(code), until },
  })
  if (!device) throw new IdTaken('device', id)

  return { device, code }
}

/** Makes the device that knows the code one of the plant's, once: by the secret, told this once. Throws CodeUnusable. */
export async function enrolDevice(
  db: Session,
  { code, at }: { code: string; at: Date },
): Promise<{ device: Device; secret: string }> {
  mustBeTime(at)
  const secret = newToken('tenken_device')
  const device = await db.devices.enrol(digestOf(codeAsTyped(code)), digestOf(secret), at)
  if (!device) throw new CodeUnusable()

  return { device, secret }
}

/** Nobody signs in on it any more, and whoever has is signed out. Throws SupervisorRequired or NotFound. */
export function revokeDevice(db: Session, { id, by, at }: Omit<NewDevice, 'name'>): Promise<Device> {
  mustBeTime(at)
  mustSupervise(by)
  db.actAs(by)

  return db.devices.revoke(id, by.id, at)
}

/** Newest first, also those that are revoked. */
export function listDevices(db: Session): Promise<Device[]> {
  return db.devices.list()
}

/** The device that has this secret; undefined where it is not enrolled, or not any more. */
export function deviceBehind(db: Session, secret: string): Promise<Device | undefined> {
  return db.devices.findEnrolled(digestOf(secret))
}
