import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { Networks } from './networks.ts'

/** Who is at the other end of a request, as far as it can be known. */
export interface Client {
  readonly address: string
  /** Whether it came over TLS, to this server or to a proxy that is trusted. */
  readonly secure: boolean
  /** Whether somebody who is not trusted says that they pass it on: its address then is theirs. */
  readonly passedOnByStranger: boolean
}

/**
 * Finds out who asks. What X-Forwarded-For and X-Forwarded-Proto say is believed of a proxy that is named as trusted,
 * and of nobody else: each proxy adds at the end, so the list is read from there for as long as its entries are trusted.
 */
export function clientOf(incoming: IncomingMessage, trusted: Networks): Client {
  const peer = plainAddress(incoming.socket.remoteAddress ?? '')
  const secure = incoming.socket instanceof TLSSocket
  const says = wordsOf(incoming.headers['x-forwarded-for'])
  if (!trusted.includes(peer)) {
    return { address: peer, secure, passedOnByStranger: says.length > 0 || 'forwarded' in incoming.headers }
  }
  const proto = wordsOf(incoming.headers['x-forwarded-proto']).at(-1)

  return {
    address: farthest(peer, says, trusted),
    secure: proto === undefined ? secure : proto === 'https',
    passedOnByStranger: false,
  }
}

function farthest(peer: string, says: readonly string[], trusted: Networks): string {
  let address = peer
  for (const word of says.toReversed()) {
    if (!trusted.includes(address) || isIP(word) === 0) break
    address = plainAddress(word)
  }

  return address
}

/** A header that came several times is one list. */
function wordsOf(header: string | string[] | undefined): readonly string[] {
  if (header === undefined) return none

  return [header]
    .flat()
    .join(',')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
}

const none: readonly string[] = []

/** An address of version 4 that came over a socket of version 6, as it is written otherwise. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}
