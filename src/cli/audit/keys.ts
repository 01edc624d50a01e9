import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { ExportSignature } from '../../application/audit/export.ts'
import type { SignatureCheck } from '../../application/audit/export-reading.ts'
import { fileError } from '../file-error.ts'
import { KeyUnusable } from './errors.ts'

/** Signs with the Ed25519 private key in a PEM file. Throws FileNotFound, FileUnusable or KeyUnusable. */
export async function signer(path: string): Promise<(digest: Uint8Array) => ExportSignature> {
  const key = await keyIn(path, createPrivateKey, 'private')
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()

  return (digest) => ({ publicKey, signature: sign(null, digest, key).toString('base64') })
}

/** Checks signatures by the Ed25519 public key in a PEM file. Throws FileNotFound, FileUnusable or KeyUnusable. */
export async function signatureCheck(path: string): Promise<SignatureCheck> {
  const key = await keyIn(path, createPublicKey, 'public')

  return (digest, { signature }) => verify(null, digest, key, Buffer.from(signature, 'base64'))
}

async function keyIn(
  path: string,
  read: (pem: Buffer) => KeyObject,
  needed: 'private' | 'public',
): Promise<KeyObject> {
  const pem = await readFile(path).catch((error) => {
    throw fileError(error, path)
  })
  let key: KeyObject
  try {
    key = read(pem)
  } catch (cause) {
    throw new KeyUnusable(path, needed, { cause })
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new KeyUnusable(path, needed)

  return key
}
