import type { Emitter } from '../emitter.ts'

/** Noticed, never generated. */
export const otherEmitter: Emitter<'other'> = {
  create: () => [],
  drop: () => [],
  alter: () => [],
  refuse: (from, to) => ({ code: 'not_generated', kind: (to ?? from)?.shape.what ?? '' }),
}
