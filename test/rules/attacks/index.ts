import type { Attack } from '../attack.ts'
import { acknowledgements } from './acknowledgements.ts'
import { ids } from './ids.ts'
import { people } from './people.ts'
import { permanence } from './permanence.ts'
import { safetyChecks } from './safety-checks.ts'
import { said } from './said.ts'
import { secrets } from './secrets.ts'
import { times } from './times.ts'
import { told } from './told.ts'
import { trees } from './trees.ts'
import { versions } from './versions.ts'
import { workSessions } from './work-sessions.ts'

/** Every attack by what it is on. */
export const attacks: Readonly<Record<string, Attack[]>> = {
  permanence,
  versions,
  trees,
  'work sessions': workSessions,
  'safety checks': safetyChecks,
  'hazard acknowledgements': acknowledgements,
  people,
  said,
  times,
  ids,
  told,
  secrets,
}
