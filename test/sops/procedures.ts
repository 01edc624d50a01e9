import fc from 'fast-check'
import { editDraft } from '../../src/domain/draft-edit.ts'
import type { EditedProcedure } from '../../src/domain/draft-matching.ts'
import type { Procedure, ProcedureStep } from '../../src/domain/procedure.ts'
import type { Sop } from '../../src/domain/sop.ts'

/** Few words, so that parts often say the same. */
const word = fc.constantFrom('a', 'b', 'c', 'd')
const optionalWord = fc.option(word, { freq: 1 })

const hazard = fc.record({
  description: word,
  severity: fc.constantFrom('low' as const, 'critical' as const),
  mitigation: optionalWord,
})

const step = fc.record({
  description: word,
  expectedAction: optionalWord,
  expectedResult: fc.constant(null),
  hazards: fc.array(hazard, { maxLength: 3 }),
})

const task = fc.record({
  title: word,
  description: optionalWord,
  steps: fc.array(step, { maxLength: 5 }),
})

/** Procedures in which the same texts come again and again, in other places. */
export const repetitiveProcedures: fc.Arbitrary<Procedure> = fc.record({
  title: word,
  tasks: fc.array(task, { maxLength: 4 }),
})

interface Alteration {
  what: 'drop' | 'double' | 'carry' | 'retitle' | 'reword' | 'call' | 'worsen' | 'prevent' | 'forget'
  task: number
  step: number
  to: number
  word: string
}

const alteration: fc.Arbitrary<Alteration> = fc.record({
  what: fc.constantFrom(
    'drop',
    'double',
    'carry',
    'retitle',
    'reword',
    'call',
    'worsen',
    'prevent',
    'forget',
  ),
  task: fc.nat(3),
  step: fc.nat(4),
  to: fc.nat(3),
  word,
})

/** A procedure, and another one: what an author makes of it in a few strokes, or anything. */
export const twoProcedures: fc.Arbitrary<[Procedure, Procedure]> = fc.oneof(
  fc
    .tuple(repetitiveProcedures, fc.array(alteration, { maxLength: 4 }))
    .map(([procedure, alterations]): [Procedure, Procedure] => [
      procedure,
      alterations.reduce(altered, procedure),
    ]),
  fc.tuple(repetitiveProcedures, repetitiveProcedures),
)

function altered(procedure: Procedure, { what, task: t, step: s, to, word }: Alteration): Procedure {
  const tasks = procedure.tasks.map((task) => ({ ...task, steps: [...task.steps] }))
  const task = tasks[t]
  const step = task?.steps[s]
  if (!task || !step) return what === 'retitle' ? { ...procedure, title: word } : procedure
  const [hazard, ...hazards] = step.hazards
  if (what === 'retitle') task.title = word
  else if (what === 'drop') task.steps.splice(s, 1)
  else if (what === 'double') task.steps.splice(to, 0, step)
  else if (what === 'carry') tasks[to % tasks.length]?.steps.splice(to, 0, ...task.steps.splice(s, 1))
  else if (what === 'reword') task.steps[s] = { ...step, description: word }
  else if (what === 'call') task.steps[s] = { ...step, expectedAction: word }
  else if (what === 'forget') task.steps[s] = { ...step, hazards }
  else if (hazard && what === 'worsen')
    task.steps[s] = { ...step, hazards: [{ ...hazard, severity: 'high' }, ...hazards] }
  else if (hazard) task.steps[s] = { ...step, hazards: [{ ...hazard, mitigation: word }, ...hazards] }

  return { ...procedure, tasks }
}

let made = 0

/** Ids that rise, as those of records do. */
export function newTestId(): string {
  return `00000000-0000-7000-8000-${String(++made).padStart(12, '0')}`
}

const at = new Date('2026-01-01T00:00:00Z')

/** The draft that this procedure makes, on no record. */
export function draftOf(procedure: Procedure): Sop {
  const id = newTestId()
  const blank: Sop = {
    id,
    lineageId: id,
    version: 1,
    status: 'draft',
    title: procedure.title,
    createdBy: newTestId(),
    createdAt: at,
    updatedAt: at,
    deletedAt: null,
    publishedAt: null,
    publishedBy: null,
    retiredAt: null,
    retiredBy: null,
    tasks: [],
  }

  return edited(blank, procedure)
}

/** The draft after this edit. */
export function edited(draft: Sop, procedure: EditedProcedure): Sop {
  return editDraft(draft, { procedure, at, newId: newTestId }).draft
}

/** What it says, without ids; hazards, which have no order, sorted. */
export function contentOf({ title, tasks }: Procedure): Procedure {
  return {
    title,
    tasks: tasks.map(({ title, description, steps }) => ({
      title,
      description,
      steps: steps.map(({ description, expectedAction, expectedResult, hazards }) => ({
        description,
        expectedAction,
        expectedResult,
        hazards: hazards
          .map(({ description, severity, mitigation }) => ({ description, severity, mitigation }))
          .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
      })),
    })),
  }
}

/** Tasks of steps by their descriptions: `aPlan({ Isolate: ['Off', 'Lock'] })`. */
export function aPlan(tasks: Record<string, readonly (string | ProcedureStep)[]>): Procedure {
  return {
    title: 'Change the fuse',
    tasks: Object.entries(tasks).map(([title, steps]) => ({
      title,
      description: null,
      steps: steps.map((step) =>
        typeof step === 'string'
          ? { description: step, expectedAction: null, expectedResult: null, hazards: [] }
          : step,
      ),
    })),
  }
}
