import type { Session } from '../infrastructure/database/session.ts'

/**
 * Opens sessions, for a verb whose parts must be committed one after the other: a try is counted before it is judged,
 * and stays counted where what follows is rolled back.
 */
export interface Sessions {
  session<T>(work: (db: Session) => Promise<T>): Promise<T>
}
