import { createHash } from 'node:crypto'
import type { Head } from '../../domain/audit-trail.ts'
import { TenkenError } from '../../domain/errors.ts'
import { isObject, type JsonObject } from '../../domain/exact-json.ts'
import { type Sentences, sayReason } from '../../domain/reason.ts'
import { type ExportSignature, rootLine } from './export.ts'

export type WhyExportUnreadable =
  | { code: 'behind_signature' }
  | { code: 'no_checkpoint_first' }
  | { code: 'empty' }
  | { code: 'heads_differ_from_root' }
  | { code: 'not_an_export_line' }
  | { code: 'not_a_head' }

const whyUnreadable: Sentences<WhyExportUnreadable> = {
  behind_signature: () => 'nothing comes after the signature',
  no_checkpoint_first: () => 'an export begins with its checkpoint',
  empty: () => 'the file is empty',
  heads_differ_from_root: () => 'its heads do not make its root',
  not_an_export_line: () => 'this is not a line of an export',
  not_a_head: () => 'this is not the head of a record',
}

/** The lines are not an export, or not as they were written; `line` counts from 1, and is null for the whole. */
export class ExportUnreadable extends TenkenError<{
  source: string
  line: number | null
  reason: WhyExportUnreadable
}> {
  readonly code = 'export_unreadable'
  readonly kind = 'invalid'

  constructor(source: string, line: number | null, code: WhyExportUnreadable['code']) {
    const place = line === null ? source : `${source}, line ${line}`
    super(`${place}: ${sayReason({ code }, whyUnreadable)}.`, { source, line, reason: { code } })
  }
}

export type WhyNotSigned = { code: 'no_signature' } | { code: 'signature_does_not_fit' }

const whyNotSigned: Sentences<WhyNotSigned> = {
  no_signature: () => 'it has no signature',
  signature_does_not_fit: () => 'its signature is not by this key, or its lines were changed',
}

/** The export is not signed with the key at hand. */
export class ExportNotSigned extends TenkenError<{ source: string; reason: WhyNotSigned }> {
  readonly code = 'export_not_signed'
  readonly kind = 'refused'

  constructor(source: string, code: WhyNotSigned['code']) {
    super(`${source} is not to be trusted: ${sayReason({ code }, whyNotSigned)}.`, {
      source,
      reason: { code },
    })
  }
}

/** An export, read anew with each call of `lines`. */
export interface AuditExport {
  source: string
  lines: () => AsyncIterable<string>
}

/** Whether the signature is by this key over this digest. */
export type SignatureCheck = (digest: Uint8Array, signature: ExportSignature) => boolean

/**
 * Reads an export from its first line to its last before anything is compared with it: its heads must make its root,
 * and with a check its signature must hold. Throws ExportUnreadable or ExportNotSigned.
 */
export async function checkExport({ source, lines }: AuditExport, isSigned?: SignatureCheck): Promise<void> {
  const digest = createHash('sha256')
  const root = createHash('sha256')
  let checkpoint: JsonObject | undefined
  let signature: ExportSignature | undefined
  let number = 0
  for await (const text of lines()) {
    number++
    if (signature) throw new ExportUnreadable(source, number, 'behind_signature')
    const line = lineIn(text, source, number)
    if (number === 1) checkpoint = line
    if ((number === 1) !== (line['type'] === 'checkpoint')) {
      throw new ExportUnreadable(source, number, 'no_checkpoint_first')
    }
    if (line['type'] === 'head') root.update(rootLine(headIn(line, source, number)))
    if (line['type'] === 'signature') signature = signatureIn(line)
    else digest.update(`${text}\n`, 'utf8')
  }
  if (!checkpoint) throw new ExportUnreadable(source, null, 'empty')
  if (root.digest('hex') !== checkpoint['root']) {
    throw new ExportUnreadable(source, null, 'heads_differ_from_root')
  }
  if (!isSigned) return
  if (!signature) throw new ExportNotSigned(source, 'no_signature')
  if (!isSigned(digest.digest(), signature)) {
    throw new ExportNotSigned(source, 'signature_does_not_fit')
  }
}

/** The heads of an export that was checked before. */
export async function* headsIn({ source, lines }: AuditExport): AsyncGenerator<Head> {
  let number = 0
  for await (const text of lines()) {
    number++
    const line = lineIn(text, source, number)
    if (line['type'] === 'head') yield headIn(line, source, number)
    if (line['type'] === 'event') return
  }
}

function lineIn(text: string, source: string, number: number): JsonObject {
  try {
    const line = JSON.parse(text)
    if (isObject(line)) return line
  } catch {
    // Told below, with the line's number.
  }
  throw new ExportUnreadable(source, number, 'not_an_export_line')
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function headIn({ stream, position, hash }: JsonObject, source: string, number: number): Head {
  const isHead =
    typeof stream === 'string' &&
    uuid.test(stream) &&
    typeof position === 'number' &&
    Number.isInteger(position) &&
    position > 0 &&
    position < 2 ** 31 &&
    typeof hash === 'string'
  if (!isHead) throw new ExportUnreadable(source, number, 'not_a_head')

  return { stream, position, hash }
}

function signatureIn({ publicKey, signature }: JsonObject): ExportSignature {
  return { publicKey: String(publicKey), signature: String(signature) }
}
