import { counted } from './counted.ts'

const description = 'Walk a real procedure through a whole work session and print the record.'

export const demo = {
  description,
  commands: {
    demo: {
      about: description,
      pace: 'wait so many milliseconds between checks, to watch them',
    },
  },
  database: (name: string) => `Database: ${name}`,
  embedded: (folder: string) => `PostgreSQL in this process, in ${folder}`,
  inMemory: 'PostgreSQL in this process, in memory: nothing stays',
  server: (place: string) => `PostgreSQL at ${place}`,
  schema: (revision: string, run: number) =>
    `Schema:   ${revision}${run > 0 ? `, after ${counted(run, 'revision')}` : ''}`,
  people: (worker: string, supervisor: string) => `People:   ${worker} (worker), ${supervisor} (supervisor)`,
  sop: (id: string, title: string) => `SOP:      ${id}  ${title}`,
  onRecordBefore: (count: number) => `On record already: ${counted(count, 'work session')} of this worker.`,
  newHere: 'New on record: the people and the SOP.',
  started: (id: string, steps: number) => `Work session ${id} starts: ${counted(steps, 'step')}.`,
  pickedUp: (id: string, step: number, steps: number) =>
    `Work session ${id} was interrupted. It is picked up at step ${step} of ${steps}.`,
  pickedUpDone: (id: string) =>
    `Work session ${id} was interrupted after its last step. It is picked up there.`,
  check: (number: number, result: string, text: string) =>
    `  step ${number}  ${result}${text ? `  "${text}"` : ''}`,
  seen: (number: number, hazards: number) => `  step ${number}  acknowledged: ${counted(hazards, 'hazard')}`,
  passes: (count: number) => `  ${counted(count, 'more pass', 'more passes')}`,
  completed: 'Completed, and approved by the supervisor. The record:',
  worker: 'Kenji Tanaka',
  supervisor: 'Haruto Sato',
  firstFailure: 'The bottle of ethanol is empty',
  firstPass: 'A new bottle of 70% ethanol is on the bench',
  secondFailure: 'The ice machine is out of order',
  overrideReason: 'Ice packs instead, the bin reads 2 °C; I have checked it myself',
  flaggedPass: 'One filter cap looks cracked; please look at it',
  restoreReason: 'The demonstration works on it',
  reviewReason: 'Looked at it myself: nothing is wrong',
  next: (sop: string, work: string, database: string | null) => `What to try next:${
    database === null
      ? ''
      : `
  export DATABASE_URL=${database}`
  }
  tenken sop show ${sop}
  tenken work show ${work}
  tenken audit show ${work}
  tenken audit verify
  tenken work start ${sop} --as worker@tenken.example
  tenken --help`,
}
