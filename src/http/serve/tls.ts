import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { TlsUnusable } from './errors.ts'
import type { TlsFiles } from './settings.ts'

/** A certificate with its key, as they are served. */
export interface TlsPair {
  /** With those of whoever issued it, as the file has them. */
  readonly cert: Buffer
  readonly key: Buffer
  readonly validTo: Date
}

/** Reads a pair that can be served; throws TlsUnusable. */
export async function readTlsPair({ cert: certFile, key: keyFile }: TlsFiles): Promise<TlsPair> {
  const [cert, key] = await Promise.all([contentOf(certFile), contentOf(keyFile)])
  const certificate = attempt(
    () => new X509Certificate(cert),
    (says) => ({ code: 'not_a_certificate', file: certFile, says }),
  )
  const privateKey = attempt(
    () => createPrivateKey(key),
    (says) => ({ code: 'not_a_key', file: keyFile, says }),
  )
  if (!certificate.checkPrivateKey(privateKey)) {
    throw new TlsUnusable({ code: 'not_a_pair', cert: certFile, key: keyFile })
  }

  return { cert, key, validTo: new Date(certificate.validTo) }
}

export function isSamePair(one: TlsPair, other: TlsPair): boolean {
  return one.cert.equals(other.cert) && one.key.equals(other.key)
}

async function contentOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (cause) {
    throw new TlsUnusable({ code: 'unreadable', file, says: wordsOf(cause) }, { cause })
  }
}

type Why = ConstructorParameters<typeof TlsUnusable>[0]

function attempt<T>(make: () => T, why: (says: string) => Why): T {
  try {
    return make()
  } catch (cause) {
    throw new TlsUnusable(why(wordsOf(cause)), { cause })
  }
}

function wordsOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
