import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { writeSnapshotAtHead } from './at-head/snapshot.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the project `embedded`: a folder for what lasts as long as the run, and a file with a database at head. */
    embedded: { folder: string; atHead: string }
  }
}

/** Global set-up of the project `embedded`, and of `browser`: whichever is set up first makes the database for both. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const made = project.vitest.projects.find((other) => 'embedded' in other.getProvidedContext())
  if (made) {
    project.provide('embedded', made.getProvidedContext().embedded)

    return async () => {}
  }
  if (process.env['CI']) console.log(inPart)
  const folder = await mkdtemp(join(tmpdir(), 'tenken-embedded-'))
  const atHead = join(folder, 'at-head.tar')
  await writeSnapshotAtHead(atHead)
  project.provide('embedded', { folder, atHead })

  return () => rm(folder, { recursive: true })
}

const inPart = `
In part, since CI is set: of long lists of cases a server tries a third or a fourth and the embedded engine fewer; beside
its own tests that engine tries the specification, and the rules against raw SQL and verbs; of the pages every twelfth
is looked at in its states. docs/decisions.md says which ("Tests copy a database at head"). \`npm test\` without CI leaves nothing out.
`
