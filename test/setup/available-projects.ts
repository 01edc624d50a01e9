import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Leaves out the files of the projects `server` and `browser` when their global set-up could not provide one. The files
 * that need no database come last: they are the shortest, and whichever are last leave a processor idle.
 */
export class AvailableProjects extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files.filter(hasWhatItNeeds))

    return sorted.toSorted((one, other) => Number(isShort(one)) - Number(isShort(other)))
  }
}

function isShort({ project }: TestSpecification): boolean {
  return project.name === 'pure'
}

function hasWhatItNeeds({ project }: TestSpecification): boolean {
  const { name } = project

  return (name !== 'server' && name !== 'browser') || name in project.getProvidedContext()
}
