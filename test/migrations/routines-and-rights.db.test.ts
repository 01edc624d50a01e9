import { describe } from 'vitest'
import { differencesComeAndGo } from './come-and-go.ts'
import { mutationsByGroup } from './mutations/every-mutation.ts'

const { triggers, routines, pins, views, rights } = mutationsByGroup

describe.each(Object.entries({ triggers, routines, pins, views, rights }))(
  'differing %s upgrade to the models and back',
  (_, mutations) => {
    differencesComeAndGo(mutations)
  },
)
