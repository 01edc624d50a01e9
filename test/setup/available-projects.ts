import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Leaves out the files of the projects `server` and `browser` when their global set-up could not provide one. */
export class AvailableProjects extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return super.sort(files.filter(hasWhatItNeeds))
  }
}

function hasWhatItNeeds({ project }: TestSpecification): boolean {
  const { name } = project

  return (name !== 'server' && name !== 'browser') || name in project.getProvidedContext()
}
