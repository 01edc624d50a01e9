import type { WorkSession } from './work-session.ts'

/** One work session that somebody is at, or has paused: who, on what, at which step, since when, and what went wrong. */
export interface BoardEntry
  extends Pick<WorkSession, 'id' | 'status' | 'startedAt' | 'pausedAt' | 'pausedSeconds'> {
  worker: { id: string; name: string; calledBy: string }
  sop: { id: string; title: string; version: number }
  /** The step that waits, counted from 1; null once every step is done. */
  step: { number: number; description: string; task: string; since: Date } | null
  stepCount: number
  /** What the newest failure of the step that waits says; null where none holds the work up. */
  failure: string | null
  /** Checks that failed, overridden ones too. */
  failures: number
  /** Flagged checks that nobody has resolved. */
  openFlags: number
}

/** What goes on at one moment. */
export interface Board {
  entries: BoardEntry[]
  /** Whether there are more than are told. */
  more: boolean
}
