import { me } from './me.ts'
import type { Route } from './route.ts'
import { sops } from './sops.ts'
import { workSessions } from './work-sessions.ts'

/** Every address, a noun after the other: what the app answers, its description tells and the tests walk. */
export const routes: readonly Route[] = [...me, ...sops, ...workSessions]
