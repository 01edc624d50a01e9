import { describe } from 'vitest'
import { differencesComeAndGo } from './come-and-go.ts'
import { mutationsByGroup } from './mutations/every-mutation.ts'

const { tables, constraints, indexes } = mutationsByGroup

describe.each(Object.entries({ tables, constraints, indexes }))(
  'differing %s upgrade to the models and back',
  (_, mutations) => {
    differencesComeAndGo(mutations)
  },
)
