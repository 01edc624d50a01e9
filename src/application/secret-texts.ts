import { createHash, randomBytes, randomInt } from 'node:crypto'

/** What a person types from a screen or a slip of paper: no letter that looks like another (Crockford's base 32). */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A secret that only programs keep; 256 bits, and its head says whose it is where it is found astray. */
export function newToken(head: 'tenken_signin' | 'tenken_device' | 'tenken_api'): string {
  return `${head}_${randomBytes(32).toString('base64url')}`
}

/** A secret that a person types once: 60 bits, as XXXX-XXXX-XXXX. */
export function newCode(): string {
  const random = Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('')

  return random.replace(/(.{4})(?=.)/g, '$1-')
}

/** The code as it was made, however it was typed. */
export function codeAsTyped(code: string): string {
  const plain = code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')

  return plain
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .replace(/(.{4})(?=.)/g, '$1-')
}

/** What is stored of a secret with so many bits that nobody can try them all. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
