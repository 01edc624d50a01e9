import { headingIn } from '../../parts/texts.ts'
import { newId } from '../../server/new-id.ts'
import type { Hazard, Procedure, SopRecord } from '../procedure.ts'

/** A part while it is edited; `key` tells it from its neighbours, `id` which part of the draft on record it is. */
interface Part {
  key: string
  id?: string
}

export interface HazardForm extends Part {
  severity: Hazard['severity']
  description: string
  mitigation: string
}

export interface StepForm extends Part {
  /** Its description as it is on record: what nobody touched is sent to the letter. */
  onRecord?: string
  heading: string
  body: string
  call: string
  seen: string
  hazards: readonly HazardForm[]
}

export interface TaskForm extends Part {
  title: string
  description: string
  steps: readonly StepForm[]
}

export interface DraftForm {
  title: string
  tasks: readonly TaskForm[]
}

/** The draft as it is filled in; what is not said is an empty text. */
export function formOf({ title, tasks }: Pick<SopRecord, 'title' | 'tasks'>): DraftForm {
  return {
    title: title.trim(),
    tasks: tasks.map((task) => ({
      key: task.id,
      id: task.id,
      title: task.title,
      description: task.description ?? '',
      steps: task.steps.map((step) => ({
        key: step.id,
        id: step.id,
        onRecord: step.description,
        ...headingIn(step.description),
        call: step.expectedAction ?? '',
        seen: step.expectedResult ?? '',
        hazards: step.hazards.map((hazard) => ({
          key: hazard.id,
          id: hazard.id,
          severity: hazard.severity,
          description: hazard.description,
          mitigation: hazard.mitigation ?? '',
        })),
      })),
    })),
  }
}

/** What the form says, as it is sent: whole, each part with its id where it has one. */
export function procedureOf({ title, tasks }: DraftForm) {
  return {
    title,
    tasks: tasks.map((task) => ({
      ...idOf(task),
      title: task.title.trim(),
      description: orNull(task.description),
      steps: task.steps.map((step) => ({
        ...idOf(step),
        description: descriptionOf(step),
        expectedAction: orNull(step.call),
        expectedResult: orNull(step.seen),
        hazards: step.hazards.map((hazard) => ({
          ...idOf(hazard),
          severity: hazard.severity,
          description: hazard.description.trim(),
          mitigation: orNull(hazard.mitigation),
        })),
      })),
    })),
  } satisfies Procedure
}

export function newHazard(): HazardForm {
  return { key: newId(), severity: 'high', description: '', mitigation: '' }
}

export function newStep(): StepForm {
  return { key: newId(), heading: '', body: '', call: '', seen: '', hazards: [] }
}

export function newTask(): TaskForm {
  return { key: newId(), title: '', description: '', steps: [newStep()] }
}

/** With one of them changed. */
export function changed<Item extends Part>(items: readonly Item[], item: Item): Item[] {
  return items.map((one) => (one.key === item.key ? item : one))
}

/** With one of them taken out. */
export function without<Item extends Part>(items: readonly Item[], { key }: Part): Item[] {
  return items.filter((one) => one.key !== key)
}

/** With one of them so many places further down, or up below 0; at either end it stays. */
export function moved<Item extends Part>(items: readonly Item[], item: Item, by: number): Item[] {
  const from = items.findIndex(({ key }) => key === item.key)
  const to = Math.min(items.length - 1, Math.max(0, from + by))
  const rest = without(items, item)

  return [...rest.slice(0, to), item, ...rest.slice(to)]
}

function idOf({ id }: Part): { id?: string } {
  return id === undefined ? {} : { id }
}

/** The blank lines between heading and body stay, whichever of the two is changed. */
function descriptionOf({ onRecord = '', heading, body }: StepForm): string {
  const was = headingIn(onRecord)
  if (heading === was.heading && body === was.body) return onRecord
  const between = /\n+/.exec(onRecord.trim())?.[0] ?? '\n'

  return [heading.trim(), body.trim()].filter(Boolean).join(between)
}

function orNull(text: string): string | null {
  return text.trim() || null
}
