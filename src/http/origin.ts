import { ForeignOrigin } from './errors.ts'
import { hasBearer } from './sign-in.ts'

/**
 * A page of another origin makes no browser write here with somebody's cookies. Browsers say where a request comes from;
 * what is no browser has nobody's cookies. Throws ForeignOrigin.
 */
export function mustBeOfOurPages({ method, headers }: Request): void {
  if (method === 'GET' || method === 'HEAD' || hasBearer(headers)) return
  const site = headers.get('sec-fetch-site')
  const origin = headers.get('origin')
  if (site !== null ? site === 'same-origin' || site === 'none' : isOurs(origin, headers)) return
  throw new ForeignOrigin(origin)
}

function isOurs(origin: string | null, headers: Headers): boolean {
  if (origin === null) return true

  return URL.canParse(origin) && new URL(origin).host === headers.get('host')
}
