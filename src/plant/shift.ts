import type { Name } from './people.ts'
import type { ProcedureName } from './procedures.ts'

/** What happens at a step besides that it passes. */
export type Incident =
  /** It fails, and passes once it is mended. */
  | { is: 'mended'; says: string; mended: string; after: number }
  /** It fails, and a supervisor answers for it. */
  | { is: 'overridden'; says: string; by: Name; reason: string; after: number }
  /** It passes, and a supervisor is to look at it. */
  | { is: 'flagged'; says: string }
  /** The worker leaves before it, for so many minutes. */
  | { is: 'left'; for: number }
  /** Without a connection from here on, for so many steps; then the device sends what it has kept. */
  | { is: 'cut off'; steps: number }

/** How the work ends, or where it stands; minutes after what came before. */
export type Ending =
  | { is: 'approved'; by: Name; after: number; flags?: string }
  | { is: 'rejected'; by: Name; after: number; reason: string }
  | { is: 'waiting' }
  /** Before this step, by the worker unless another is named. */
  | { is: 'aborted'; at: number; reason: string; by?: Name }
  | { is: 'paused'; at: number }
  | { is: 'under way'; at: number }
  /** The step has failed, and nobody has answered for it yet. */
  | { is: 'failed'; at: number; says: string }

/** One worker's way through one procedure. */
export interface Shift {
  procedure: ProcedureName
  worker: Name
  from: Date
  /** Seconds that a step takes, more or less. */
  pace: number
  /** By the number of the step. */
  incidents?: Readonly<Record<number, Incident>>
  ends: Ending
}
