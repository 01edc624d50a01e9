import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Leaves out the files of the project `server` when its global set-up could not provide one. */
export class AvailableProjects extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return super.sort(files.filter(hasWhatItNeeds))
  }
}

function hasWhatItNeeds({ project }: TestSpecification): boolean {
  return project.name !== 'server' || 'server' in project.getProvidedContext()
}
