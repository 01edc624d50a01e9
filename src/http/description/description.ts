import type { Hono } from 'hono'
import { routes } from '../routes.ts'
import { openApi } from './open-api.ts'
import { apiPage } from './page.ts'
import { pageStyle } from './style.ts'

interface About {
  /** Where the routes lie. */
  prefix: string
  version: string
}

/** The API's own description, for anyone: as OpenAPI at /api/openapi.json, to read at /api/docs. Made when first asked for. */
export function describeApi(app: Hono, about: About): void {
  const api = once(() => openApi(routes, about))
  const page = once(() => apiPage(api(), { style: 'docs.css' }))
  app.get('/api/openapi.json', (context) => context.json(api()))
  app.get('/api/docs', (context) => context.html(page()))
  app.get('/api/docs.css', () => new Response(pageStyle, { headers: { 'content-type': 'text/css' } }))
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined

  return () => {
    made ??= { value: make() }

    return made.value
  }
}
