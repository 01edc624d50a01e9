import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'

/** Fetched for many ids at once: sixteen bytes on their own cost more than all the rest of putting a step on record. */
const randomBytes = new Uint8Array(16 * 256)
let taken = randomBytes.length

/** The millisecond of the newest id, and its number in it. */
const newest = { msecs: 0, seq: 0 }

/**
 * A new record's id: UUID version 7, so that keys grow in the order in which records were made, also within one
 * millisecond (RFC 9562, 6.2).
 */
export function newId(): string {
  const random = sixteenBytes()
  const now = Date.now()
  if (now > newest.msecs) {
    newest.msecs = now
    newest.seq = someNumber(random)
  } else if (newest.seq === 0xffffffff) {
    newest.msecs++
    newest.seq = 0
  } else {
    newest.seq++
  }

  return v7({ random, ...newest })
}

/** Each is used once. */
function sixteenBytes(): Uint8Array {
  if (taken === randomBytes.length) {
    randomFillSync(randomBytes)
    taken = 0
  }
  taken += 16

  return randomBytes.subarray(taken - 16, taken)
}

/** 31 bits, which leave room to count; the id itself takes the last six of the sixteen bytes. */
function someNumber(random: Uint8Array): number {
  return new DataView(random.buffer, random.byteOffset).getUint32(0) >>> 1
}
