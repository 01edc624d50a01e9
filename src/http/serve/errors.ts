import { TenkenError } from '../../domain/errors.ts'
import { type Sentences, sayReason } from '../../domain/reason.ts'

/** Over plain HTTP everybody on the network could read a password: only this machine may be served so. */
export class TlsNeeded extends TenkenError<{ host: string }> {
  readonly code = 'tls_needed'
  readonly kind = 'invalid'

  constructor(host: string) {
    super(`Plain HTTP is for this machine alone, and ${host} can be reached from others.`, { host })
  }
}

/** Anybody who reaches a demo may sign in as anybody in it: it is for this machine alone. */
export class DemoForThisMachine extends TenkenError<{ host: string }> {
  readonly code = 'demo_for_this_machine'
  readonly kind = 'invalid'

  constructor(host: string) {
    super(`Whoever reaches a demo may sign in as anybody, and ${host} can be reached from others.`, { host })
  }
}

/** Why a certificate and its key cannot be used; `says` is what the system says. */
export type WhyTlsUnusable =
  | { code: 'unreadable'; file: string; says: string }
  | { code: 'not_a_certificate'; file: string; says: string }
  | { code: 'not_a_key'; file: string; says: string }
  | { code: 'not_a_pair'; cert: string; key: string }

const whyTlsUnusable: Sentences<WhyTlsUnusable> = {
  unreadable: ({ file, says }) => `${file} cannot be read (${says})`,
  not_a_certificate: ({ file, says }) => `${file} holds no certificate in PEM form (${says})`,
  not_a_key: ({ file, says }) => `${file} holds no private key in PEM form without a passphrase (${says})`,
  not_a_pair: ({ cert, key }) => `the key in ${key} is not that of the certificate in ${cert}`,
}

export class TlsUnusable extends TenkenError<{ reason: WhyTlsUnusable }> {
  readonly code = 'tls_unusable'
  readonly kind = 'invalid'

  constructor(reason: WhyTlsUnusable, options?: ErrorOptions) {
    super(`TLS cannot be served: ${sayReason(reason, whyTlsUnusable)}.`, { reason }, options)
  }
}

export class PortInUse extends TenkenError<{ host: string; port: number }> {
  readonly code = 'port_in_use'
  readonly kind = 'conflict'

  constructor(host: string, port: number, options?: ErrorOptions) {
    super(`Another process listens on port ${port} of ${host}.`, { host, port }, options)
  }
}

/** Why the system lets nobody listen there; `says` is what it says. */
export type WhyCannotListen =
  | { code: 'not_permitted' }
  | { code: 'no_such_address' }
  | { code: 'failed'; says: string }

const whyCannotListen: Sentences<WhyCannotListen> = {
  not_permitted: () => 'the system keeps that port for others',
  no_such_address: () => 'this machine has no such address',
  failed: ({ says }) => says,
}

export class CannotListen extends TenkenError<{ host: string; port: number; reason: WhyCannotListen }> {
  readonly code = 'cannot_listen'
  readonly kind = 'invalid'

  constructor(host: string, port: number, reason: WhyCannotListen, options?: ErrorOptions) {
    super(
      `Cannot listen on port ${port} of ${host}: ${sayReason(reason, whyCannotListen)}.`,
      { host, port, reason },
      options,
    )
  }
}
