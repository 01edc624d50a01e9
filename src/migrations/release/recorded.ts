import type { Direction, Operations, Revision } from '../revision.ts'

/** What a revision would run in this direction, one text for each call of `op.execute`; nothing is run. */
export async function recorded(revision: Revision, direction: Direction): Promise<string[]> {
  const texts: string[] = []
  const op: Operations = {
    offline: true,
    async execute(sql) {
      texts.push(sql)
    },
  }
  await revision[direction](op)

  return texts
}
