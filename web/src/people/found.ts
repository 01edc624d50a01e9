import type { Person, Role } from '../server/me.ts'

/** Whom somebody looks for: by words, a role, and whether those who do nothing any more are wanted, too. */
export interface Wanted {
  search: string
  role: Role | undefined
  deactivated: boolean
}

/** Those whose name, number or address has each of the words, in any case and width of letters. */
export function found(people: readonly Person[], { search, role, deactivated }: Wanted): Person[] {
  const words = folded(search).split(/\s+/).filter(Boolean)

  return people.filter((person) => {
    const said = folded([person.name, person.employeeNumber, person.email].join(' '))

    return (
      (deactivated || person.deactivatedAt === null) &&
      (role === undefined || person.role === role) &&
      words.every((word) => said.includes(word))
    )
  })
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
