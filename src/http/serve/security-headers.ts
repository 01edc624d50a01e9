import type { ServerResponse } from 'node:http'
import type { Client } from './client.ts'

/** Nothing of another origin, no script or style within a page, and no page around one of ours: without exceptions. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ')

const always = Object.entries({
  'Cache-Control': 'no-store',
  'Content-Security-Policy': contentSecurityPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
})

/** A year, in seconds. */
const strictTransport = 'max-age=31536000'

/**
 * Tells browsers what they must not do with an answer, whichever it will be. Nothing is kept anywhere unless its route
 * says otherwise; that TLS is to be used from now on is told over TLS alone.
 */
export function setSecurityHeaders(answer: ServerResponse, { secure }: Pick<Client, 'secure'>): void {
  for (const [name, value] of always) answer.setHeader(name, value)
  if (secure) answer.setHeader('Strict-Transport-Security', strictTransport)
}
