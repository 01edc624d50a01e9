import { apiTokens } from './api-tokens.ts'
import { auditEvents } from './audit-events.ts'
import { board } from './board.ts'
import { demo } from './demo.ts'
import { devices } from './devices.ts'
import { me } from './me.ts'
import { reviews } from './reviews.ts'
import type { Route } from './route.ts'
import { signIns } from './sign-ins.ts'
import { sopImports } from './sop-imports.ts'
import { sopVersions } from './sop-versions.ts'
import { sops } from './sops.ts'
import { users } from './users.ts'
import { workSessions } from './work-sessions.ts'

/** Every address: by noun, then by what is done. A client's calls have these names. */
const table = {
  apiTokens,
  auditEvents,
  board,
  demo,
  devices,
  me,
  sops: { ...sops, ...sopVersions },
  signIns,
  sopImports,
  users,
  workSessions: { ...workSessions, ...reviews },
} as const

export type Table = typeof table

/** A route with its place in the table. */
export interface NamedRoute extends Route {
  readonly noun: string
  readonly name: string
}

/** Every route, a noun after the other: what the app answers, its description tells and the tests walk. */
export const routes: readonly NamedRoute[] = Object.entries(table).flatMap(([noun, named]) =>
  Object.entries<Route>(named).map(([name, route]) => ({ ...route, noun, name })),
)
