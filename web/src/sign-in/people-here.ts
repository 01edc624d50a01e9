import type { Person } from '../server/me.ts'

/** Somebody who has signed in on this device before; what they sign in by is not kept. */
export interface PersonHere {
  /** What they are called by: their employee number, or their e-mail address. */
  calledBy: string
  name: string
}

const kept = 'tenken.people-here'
const most = 12

const enrolled = 'tenken.enrolled'

/** From now on people sign in on this device by PIN. */
export function keepEnrolledHere(): void {
  localStorage.setItem(enrolled, 'yes')
}

export function isEnrolledHere(): boolean {
  return localStorage.getItem(enrolled) !== null || peopleHere().length > 0
}

/** The latest first. */
export function peopleHere(): readonly PersonHere[] {
  try {
    return JSON.parse(localStorage.getItem(kept) ?? '[]') as PersonHere[]
  } catch {
    return []
  }
}

/** Their employee number, or else their e-mail address. */
export function calledBy({ employeeNumber, email }: Person): string | null {
  return employeeNumber ?? email
}

export function knownHere(person: Person): PersonHere | undefined {
  return peopleHere().find((one) => one.calledBy === calledBy(person))
}

export function keepPersonHere(person: PersonHere): void {
  keep([person, ...peopleHere().filter(({ calledBy }) => calledBy !== person.calledBy)].slice(0, most))
}

export function forgetPersonHere(calledBy: string): void {
  keep(peopleHere().filter((one) => one.calledBy !== calledBy))
}

function keep(people: readonly PersonHere[]): void {
  localStorage.setItem(kept, JSON.stringify(people))
}
