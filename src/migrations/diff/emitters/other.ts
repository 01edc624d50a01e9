import type { Emitter } from '../emitter.ts'

/** Noticed, never generated. */
export const otherEmitter: Emitter<'other'> = {
  create: () => [],
  drop: () => [],
  alter: () => [],
  refuse: (from, to) => `a ${(to ?? from)?.shape.what} is compared, but not generated`,
}
