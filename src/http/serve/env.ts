import type { HttpBindings } from '@hono/node-server'
import type { Client } from './client.ts'

/** What the server knows of a request besides the request itself. */
export interface Bindings extends HttpBindings {
  readonly client: Client
}

export interface ServeEnv {
  Bindings: Bindings
}

/** An app as its server sees it. */
export type Fetch = (request: Request, bindings: Bindings) => Response | Promise<Response>
