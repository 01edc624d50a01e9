import type { FieldWords } from '../../said-field.ts'

/** What the page calls the fields that somebody fills in. */
export const fields: FieldWords = {
  parts: {
    tasks: (number) => `Task ${number}`,
    steps: (number) => `step ${number}`,
    hazards: (number) => `hazard ${number}`,
  },
  names: {
    title: 'Title',
    description: 'Description',
    expectedAction: 'Point and call',
    expectedResult: 'Must be seen',
    mitigation: 'Prevent',
    feedback: 'Remark',
    reason: 'Reason',
    name: 'Name',
    email: 'Email',
    employeeNumber: 'Employee number',
    password: 'Password',
    pin: 'PIN',
  },
  separator: ', ',
}
