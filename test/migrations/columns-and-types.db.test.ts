import { describe } from 'vitest'
import { differencesComeAndGo } from './come-and-go.ts'
import { mutationsByGroup } from './mutations/every-mutation.ts'

const { columns, types, comments } = mutationsByGroup

describe.each(Object.entries({ columns, types, comments }))(
  'differing %s upgrade to the models and back',
  (_, mutations) => {
    differencesComeAndGo(mutations)
  },
)
