import { createHash } from 'node:crypto'
import type { Head, StoredEvent } from '../../domain/audit-trail.ts'
import { mustBeTime } from '../../domain/times.ts'
import type { Session } from '../../infrastructure/database/session.ts'
import { storedEvents } from './reading.ts'

export interface Exporting {
  at: Date
  /** Only records with an event at or after this time, each from its first event. */
  since?: Date | undefined
  /** `heads` leaves the events out: enough to compare with later, and small. */
  what?: 'everything' | 'heads'
  /** Ends the export with a signature by whoever holds the key; given the SHA-256 of all lines before. */
  sign?: ((digest: Uint8Array) => ExportSignature) | undefined
  /** Told after each batch: how many events are written, of how many. */
  progress?: (done: number, total: number) => void
}

/** Who signed an export, checked with Ed25519 over the SHA-256 of every byte before the signature's line. */
export interface ExportSignature {
  /** PEM. */
  publicKey: string
  /** Base64. */
  signature: string
}

/**
 * The trail as JSON Lines, piece by piece (docs/audit-trail.md): what it holds in all, the head of each record, every
 * event, a signature. The same trail always makes the same lines after the first. Needs a read-only session at
 * repeatable read.
 */
export async function* exportTrail(db: Session, exporting: Exporting): AsyncGenerator<string> {
  const { sign, at, since } = exporting
  mustBeTime(at)
  if (since) mustBeTime(since, 'since')
  const digest = createHash('sha256')
  for await (const lines of linesOf(db, exporting)) {
    const text = lines.map(lineOf).join('')
    digest.update(text, 'utf8')
    yield text
  }
  if (!sign) return
  const { publicKey, signature } = sign(digest.digest())
  yield lineOf({ type: 'signature', algorithm: 'ed25519', publicKey, signature })
}

/** Whatever a reader takes for the end of a line, none is inside of one. */
function lineOf(value: object): string {
  return `${JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}\n`
}

/** What the root covers: a line `stream position hash` for each head, in the order of the streams. */
export function rootLine({ stream, position, hash }: Head): string {
  return `${stream} ${position} ${hash}\n`
}

async function* linesOf(
  db: Session,
  { at, since, what = 'everything', progress }: Exporting,
): AsyncGenerator<object[]> {
  await db.auditEvents.settle()
  const root = createHash('sha256')
  const total = { heads: 0, events: 0 }
  for await (const streams of streamsOf(db, since)) {
    const heads = await db.auditEvents.headsOf(streams)
    for (const head of heads) root.update(rootLine(head))
    total.heads += heads.length
    total.events += await db.auditEvents.countOf(streams)
  }
  yield [{ type: 'checkpoint', at, since: since ?? null, ...total, root: root.digest('hex') }]

  for await (const streams of streamsOf(db, since)) {
    yield (await db.auditEvents.headsOf(streams)).map((head) => ({ type: 'head', ...head }))
  }
  if (what === 'heads') return
  let done = 0
  for await (const streams of streamsOf(db, since)) {
    for await (const batch of storedEvents(db, { streams })) {
      yield batch.map(eventLine)
      done += batch.length
      progress?.(done, total.events)
    }
  }
}

async function* streamsOf(db: Session, since: Date | undefined): AsyncGenerator<string[]> {
  if (since) return yield* db.auditEvents.streamsSince(since)
  for (let after: string | undefined; ; ) {
    const streams = await db.auditEvents.streamsAfter(after)
    if (streams.length === 0) return
    yield streams
    after = streams.at(-1)
  }
}

/** The text holds every column, and is what the hash covers; what is too large for a line is known by its hash alone. */
function eventLine({ stream, position, hash, text, cut }: StoredEvent): object {
  return { type: 'event', stream, position, hash, text: cut ? null : text }
}
