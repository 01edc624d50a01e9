import fc from 'fast-check'
import { type Procedure, severities } from '../../src/domain/procedure.ts'

const hazards = fc.record(
  {
    description: fc.constantFrom('Pinch', 'Shock', 'Burn'),
    severity: fc.constantFrom(...severities),
    mitigation: fc.constantFrom(null, 'Gloves'),
  },
  { noNullPrototype: true },
)

const steps = fc.record(
  {
    description: fc.constantFrom('Look', 'Point', 'Call'),
    expectedAction: fc.constantFrom(null, 'Breaker, off!'),
    expectedResult: fc.constantFrom(null, 'Lamp is dark'),
    hazards: fc.array(hazards, { maxLength: 2 }),
  },
  { noNullPrototype: true },
)

const tasks = fc.record(
  {
    title: fc.constantFrom('Isolate', 'Change'),
    description: fc.constantFrom(null, 'Nobody works on a live panel.'),
    steps: fc.oneof(
      { weight: 6, arbitrary: fc.array(steps, { minLength: 1, maxLength: 2 }) },
      { weight: 1, arbitrary: fc.constant([]) },
    ),
  },
  { noNullPrototype: true },
)

/** Small ones; some lack what publishing asks for. */
export const procedures: fc.Arbitrary<Procedure> = fc.record(
  {
    title: fc.constantFrom('Change the fuse', 'Clean the sieve'),
    tasks: fc.oneof(
      { weight: 9, arbitrary: fc.array(tasks, { minLength: 1, maxLength: 2 }) },
      { weight: 1, arbitrary: fc.constant([]) },
    ),
  },
  { noNullPrototype: true },
)

/** Those that can be published. */
export const completeProcedures = procedures.filter(
  ({ tasks }) => tasks.length > 0 && tasks.every((task) => task.steps.length > 0),
)
