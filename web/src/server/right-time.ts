/** As far as clocks may differ without that what is on record is refused, in milliseconds; the server allows as much. */
const grace = 5 * 60_000

/** How far the device's clock is ahead of the server's, in milliseconds, as its newest answer shows. */
let ahead = 0

export function noteTimeOf({ headers }: Response): void {
  const told = Date.parse(headers.get('date') ?? '')
  if (told) ahead = Date.now() - told
}

/** Now, as it goes on record: what the device shows, put right by the server's clock where that is too far off. */
export function rightTime(): string {
  return new Date(Date.now() - (Math.abs(ahead) > grace ? ahead : 0)).toISOString()
}
