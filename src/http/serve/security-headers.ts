import type { MiddlewareHandler } from 'hono'
import type { ServeEnv } from './env.ts'

/** Nothing of another origin, no script or style within a page, and no page around one of ours: without exceptions. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ')

const always: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
}

/** A year, in seconds. */
const strictTransport = 'max-age=31536000'

/**
 * Tells browsers what they must not do with an answer, whichever it is. Nothing is kept anywhere unless its route says
 * otherwise; that TLS is to be used from now on is told over TLS alone.
 */
export const securityHeaders: MiddlewareHandler<ServeEnv> = async (c, next) => {
  await next()
  const { headers } = c.res
  for (const [name, value] of Object.entries(always)) headers.set(name, value)
  if (c.env.client.secure) headers.set('Strict-Transport-Security', strictTransport)
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
  // nginx would keep events back until a buffer is full.
  if (isEvents(headers)) headers.set('X-Accel-Buffering', 'no')
}

/** Whether an answer goes on until somebody leaves. */
export function isEvents(headers: Headers): boolean {
  return headers.get('content-type')?.startsWith('text/event-stream') ?? false
}
