import { z } from 'zod'
import type { Board } from '../domain/board.ts'
import { count, id, time } from './values.ts'
import { calledBy, workSession } from './work-session.ts'

const entry = z
  .object({
    ...workSession.pick({ id: true, status: true, startedAt: true, pausedAt: true, pausedSeconds: true })
      .shape,
    worker: z.object({ id, name: z.string(), calledBy }),
    sop: z.object({ id, title: z.string(), version: count }),
    step: z
      .object({
        number: count.describe('Among all steps of the SOP, from 1.'),
        description: z.string(),
        task: z.string().describe('The title of its task.'),
        since: time.describe('Since when it waits.'),
      })
      .nullable()
      .describe('The step that waits; null once every step is done.'),
    stepCount: count,
    failure: z
      .string()
      .nullable()
      .describe('What the newest failure of that step says; null where none holds the work up.'),
    failures: count.describe('Checks that failed, overridden ones too.'),
    openFlags: count.describe('Flagged checks that nobody has resolved.'),
  })
  .meta({ id: 'BoardEntry', description: 'A work session that is in progress or paused.' })

export const board = z
  .object({
    entries: z.array(entry),
    more: z.boolean().describe('Whether there are more than are told.'),
  })
  .meta({ id: 'Board', description: 'What goes on now.' }) satisfies z.ZodType<Board>

/** What whoever watches the board is told. */
export const boardNews = z
  .discriminatedUnion('event', [
    z.object({ event: z.literal('board'), data: board }),
    z.object({
      event: z.literal('change'),
      data: z.object({
        changed: z.array(entry),
        removed: z.array(id),
        more: z.boolean(),
      }),
    }),
    z.object({ event: z.literal('unavailable'), data: z.object({}) }),
  ])
  .meta({
    id: 'BoardNews',
    description:
      'An event of the board: first the whole of it, then what has changed; `unavailable` while the database cannot be asked, and the whole of it again after that.',
  })
