import type { Device } from '../../domain/devices.ts'
import type { Context } from '../context.ts'
import { table } from '../output/table.ts'
import { localMinute } from '../output/time.ts'
import { shortId } from '../short-id.ts'

/** A line a device, and whether people can sign in on it. */
export function sayDevices(devices: Device[], { terminal, texts, now }: Context): string {
  if (devices.length === 0) return texts.device.none
  const { columns, device } = texts
  const stands = ({ revokedAt, enrolledAt, codeUntil }: Device) => {
    if (revokedAt) return device.stands.revoked(localMinute(revokedAt))
    if (enrolledAt) return device.stands.enrolled(localMinute(enrolledAt))

    return codeUntil && codeUntil > now()
      ? device.stands.waiting(localMinute(codeUntil))
      : device.stands.never
  }

  return table(
    devices,
    [
      { head: columns.id, cell: ({ id }) => shortId(id) },
      { head: columns.name, cell: ({ name }) => name, flexible: true },
      { head: columns.status, cell: stands },
    ],
    terminal.columns,
  )
}
