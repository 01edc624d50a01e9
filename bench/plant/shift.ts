import type { Told } from './told.ts'

/** What everybody of the plant shares for a day. */
export interface Shift {
  readonly told: Told
  isOver(): boolean
}

export const now = () => new Date().toISOString()

/** For what happens now and then. */
export const seldom = () => Math.random() < 0.03
